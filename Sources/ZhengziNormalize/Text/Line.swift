// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// A line as tokens, between two edges: rules look at neighbours without a test for the end, and change tokens in place.
///
/// `tokens[0]` and the last token are edges. A rule that takes tokens away or puts some in works on `tokens` itself and keeps
/// their byte ranges in order, so that what was not touched can still be copied.
struct Line {
  var tokens: [Token] = []
  /// Whether it has kana or Hangul: then it is no Chinese line.
  private(set) var isForeign = false
  private(set) var hasHan = false
  private(set) var hasWide = false
  private(set) var hasLatin = false
  /// How many changes the rules made since ``load(_:_:)``.
  var changes = 0
  var hasNotes = false

  /// The places of the first and one past the last token.
  var indices: Range<Int> { 1..<tokens.count - 1 }

  subscript(i: Int) -> Token {
    get { tokens[i] }
    set { tokens[i] = newValue }
  }

  /// Takes the bytes of a line, without its line end.
  mutating func load(_ window: Span<UInt8>, _ range: Range<Int>) {
    tokens.removeAll(keepingCapacity: true)
    changes = 0
    hasNotes = false
    tokens.append(Self.edge(range.lowerBound))
    var i = range.lowerBound
    let line = window.extracting(0..<range.upperBound)
    while i < range.upperBound {
      let (code, length) = line.codePoint(at: i) ?? (Token.invalid, 1)
      tokens.append(Token(code, i, i + length))
      i += length
    }
    tokens.append(Self.edge(range.upperBound))
    survey()
  }

  private static func edge(_ place: Int) -> Token {
    var token = Token(Token.invalid, place, place)
    token.kind = .edge
    return token
  }

  /// Finds out what kinds of characters there are, and takes all protection away.
  mutating func survey() {
    isForeign = false
    hasHan = false
    hasWide = false
    hasLatin = false
    for i in tokens.indices {
      tokens[i].span = .none
      switch tokens[i].kind {
      case .han: hasHan = true
      case .kana, .hangul: isForeign = true
      case .wideMark, .wideSymbol: hasWide = true
      case .letter: hasLatin = true
      default: continue
      }
    }
  }

  /// Puts another character in a token's place.
  mutating func change(_ i: Int, to code: UInt32, _ rule: Normalization) {
    tokens[i].code = code
    tokens[i].kind = CharacterClass(code)
    if tokens[i].rule == nil || tokens[i].isNoted { tokens[i].rule = rule }
    tokens[i].isNoted = false
    changes += 1
  }

  /// Marks a token that was looked at and left alone.
  mutating func note(_ i: Int, _ rule: Normalization) {
    guard tokens[i].rule == nil else { return }
    tokens[i].rule = rule
    tokens[i].isNoted = true
    hasNotes = true
  }
}
