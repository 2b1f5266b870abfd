// SPDX-License-Identifier: Apache-2.0

/// Up to three characters, without memory of their own.
struct ShortText {
  private var codes: (UInt32, UInt32, UInt32)
  let count: Int

  init() {
    codes = (0, 0, 0)
    count = 0
  }

  init(_ code: UInt32) {
    codes = (code, 0, 0)
    count = 1
  }

  init(_ first: UInt32, _ second: UInt32) {
    codes = (first, second, 0)
    count = 2
  }

  /// The first three of the characters.
  init(_ text: [UInt32]) {
    codes = (text.first ?? 0, text.dropFirst().first ?? 0, text.dropFirst(2).first ?? 0)
    count = min(3, text.count)
  }

  subscript(i: Int) -> UInt32 { i == 0 ? codes.0 : i == 1 ? codes.1 : codes.2 }
}

/// Tokens to put in the place of a range of tokens: none takes the range away, an empty range puts them in.
struct Splice {
  var range: Range<Int>
  var codes: ShortText

  static func removing(_ range: Range<Int>) -> Splice { Splice(range: range, codes: ShortText()) }
}

extension Line {
  /// Makes the splices that a rule left, which are in order and apart, in one pass.
  ///
  /// Each new token takes over the bytes of the one in whose place it stands, the last one those of the rest of the range too.
  mutating func applySplices(_ rule: Normalization) {
    if !userText.isEmpty { keepUserText() }
    guard let first = splices.first, let last = splices.last else { return }
    touch(first.range.lowerBound..<min(last.range.upperBound + 1, tokens.count))
    spare.removeAll()
    var next = 0
    for splice in splices {
      save(next..<splice.range.lowerBound)
      put(splice, rule)
      next = splice.range.upperBound
      if splice.codes.count == 0, tokens[next].gapRule == nil { tokens[next].gapRule = rule }
    }
    save(next..<tokens.count)
    takeSpare()
    changes += splices.count
    splices.removeAll(keepingCapacity: true)
    linkSigns()
  }

  /// Drops the splices that would take or part what the user protects.
  private mutating func keepUserText() {
    var kept = 0
    for i in splices.indices where !touchesUserText(splices[i]) {
      splices[kept] = splices[i]
      kept += 1
    }
    splices.removeSubrange(kept...)
  }

  /// Whether the splice would take or part characters that the user protects.
  private func touchesUserText(_ splice: Splice) -> Bool {
    let (start, end) = (splice.range.lowerBound, splice.range.upperBound)
    if splice.range.isEmpty { return tokens[start - 1].span == .userText && tokens[start].span == .userText }
    return (start..<end).contains { tokens[$0].span == .userText }
  }

  private mutating func put(_ splice: Splice, _ rule: Normalization) {
    let place = Int(tokens[splice.range.lowerBound - 1].end)
    let end = splice.range.isEmpty ? place : Int(tokens[splice.range.upperBound - 1].end)
    for offset in 0..<splice.codes.count {
      let code = splice.codes[offset]
      let old = splice.range.lowerBound + offset
      var token = old < splice.range.upperBound ? tokens[old] : Token(code, end, end)
      let isLast = offset == splice.codes.count - 1
      if isLast, Int(token.end) < end { token.end = Int32(truncatingIfNeeded: end) }
      let isSame = token.code == code && old < splice.range.upperBound && token.end == tokens[old].end
      if !isSame {
        token.code = code
        token.kind = CharacterClass(code)
        token.run = 1
        if token.rule == nil || token.isNoted { token.rule = rule }
        token.isNoted = false
      }
      spare.append(token)
    }
  }
}
