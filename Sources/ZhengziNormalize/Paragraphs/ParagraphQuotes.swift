// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Quotation marks that pair up only over several lines of a paragraph: those that one line leaves open and a later one closes.
///
/// A paragraph ends at an empty line, at a line that begins with U+3000, a marker of a list, a heading, a table or code, and at the end of the
/// window: marks are paired within one window, so that what a run does depends on nothing else. A speech goes on in the next paragraph where
/// that opens it again. Where a mark is left over, or stands where it cannot, all stay as they are.
struct ParagraphQuotes: ~Copyable {
  /// A mark to put in the place of another.
  struct Mark {
    /// The byte where the mark begins that stands there.
    var place: Int
    var code: UInt32
  }

  /// What the marks of the last lines that pair up become; in order.
  private(set) var marks: [Mark] = []
  /// One past those lines.
  private(set) var end = 0
  private var triedUntil = 0
  private var line = Line()
  private var stack = QuoteStack()

  /// A speech longer than that is left alone: its end is more likely missing.
  private static let mostLines = 32

  /// Forgets the window; in the next one these bytes are protected.
  mutating func reset(userText: [Range<Int>]) {
    line.userText = userText
    marks.removeAll(keepingCapacity: true)
    end = 0
    triedUntil = 0
  }

  /// The marks in a range of the window.
  func marks(in range: Range<Int>) -> ArraySlice<Mark> {
    guard range.lowerBound < end else { return [] }
    let first = marks.firstIndex { $0.place >= range.lowerBound } ?? marks.endIndex
    return marks[first...].prefix { $0.place < range.upperBound }
  }

  /// Pairs the marks of the line at `start`, which does not pair up by itself, with those of the lines behind it; returns whether they pair up.
  ///
  /// Cost: each line is read once more at most.
  mutating func pair(_ window: Span<UInt8>, from start: Int, forms: PunctuationStyle.Quotes, by rules: LineRules) -> Bool {
    guard start >= triedUntil else { return false }
    stack.removeAll()
    var place = start
    var isNewParagraph = false
    for number in 0..<Self.mostLines where place < window.count {
      let next = window.firstIndex(of: 0x0A, from: place).map { $0 + 1 } ?? window.count
      let text = place..<window.endOfText(place..<next)
      guard !CodeBlock.canOpen(window, text) else { break }
      line.load(window, text)
      rules.prepareQuotes(of: &line)
      let start = line.run(from: 1) { line[$0].isSpace || line[$0].kind == .wideSpace }
      isNewParagraph = number > 0 && (isNewParagraph || line[1].kind == .wideSpace || line[start].kind == .edge)
      if line[start].kind == .edge {
        place = next
        continue
      }
      guard !isRow(line, from: start), number == 0 || line.contentStart == start,
        !isNewParagraph || stack.isOpenedAgain(by: line[start]), stack.takes(&line, from: start)
      else { break }
      isNewParagraph = false
      place = next
      if number > 0, stack.isEmpty {
        marks = stack.marks(forms)
        end = place
        return true
      }
    }
    triedUntil = place
    return false
  }

  /// Whether the line is a row of a table or a drawing.
  private func isRow(_ line: borrowing Line, from start: Int) -> Bool {
    line.ascii(start) == UInt8(ascii: "|") || (0x2500...0x257F).contains(line[start].code)
  }
}
