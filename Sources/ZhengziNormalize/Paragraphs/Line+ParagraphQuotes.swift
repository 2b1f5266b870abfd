// SPDX-License-Identifier: Apache-2.0

extension Line {
  /// Puts the quotation marks that the paragraph asks for; the rule for quotes leaves the line alone then.
  mutating func put(_ marks: ArraySlice<ParagraphQuotes.Mark>) {
    isInPairedLines = true
    var next = marks.startIndex
    for i in indices where next < marks.endIndex && Int(tokens[i].start) == marks[next].place {
      change(i, to: marks[next].code, .quotes)
      next += 1
    }
  }
}
