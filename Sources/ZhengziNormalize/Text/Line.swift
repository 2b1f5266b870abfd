// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// A line as tokens, between two edges: rules look at neighbours without a test for the end, and change tokens in place.
///
/// `tokens[0]` and the last token are edges. A rule that takes tokens away or puts some in works on `tokens` itself and keeps
/// their byte ranges in order, so that what was not touched can still be copied.
struct Line {
  var tokens: [Token] = []
  /// What it holds, since ``survey()``.
  private(set) var traits: LineTraits = []
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
    var found: LineTraits = []
    var previous = tokens[0]
    while i < range.upperBound {
      let (code, length) = line.codePoint(at: i) ?? (Token.invalid, 1)
      let token = Token(code, i, i + length)
      found.formUnion(LineTraits(token, after: previous))
      tokens.append(token)
      previous = token
      i += length
    }
    tokens.append(Self.edge(range.upperBound))
    traits = found
  }

  private static func edge(_ place: Int) -> Token {
    var token = Token(Token.invalid, place, place)
    token.kind = .edge
    return token
  }

  /// Finds out what the line holds, and takes all protection away.
  mutating func survey() {
    var found: LineTraits = []
    for i in indices {
      tokens[i].span = .none
      tokens[i].isQuotation = false
      tokens[i].opens = false
      found.formUnion(LineTraits(tokens[i], after: tokens[i - 1]))
    }
    traits = found
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
