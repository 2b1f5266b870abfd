// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// A line as tokens, between two edges: rules look at neighbours without a test for the end, and change tokens in place.
///
/// `tokens[0]` and the last token are edges. A rule that takes tokens away or puts some in works on `tokens` itself and keeps
/// their byte ranges in order, so that what was not touched can still be copied.
struct Line {
  var tokens: [Token] = []
  /// Memory for ``apply(_:_:)``, kept between lines.
  var spare: [Token] = []
  /// Memory for the rules that ask for sentences, kept between lines.
  var finder = SentenceFinder()
  /// What it holds, since ``survey()``.
  var traits: LineTraits = []
  /// How many changes the rules made since ``load(_:_:)``.
  var changes = 0
  var hasNotes = false
  /// Whether its quotation marks do not pair up.
  var hasLooseQuotes = false
  /// Whether its quotation marks were paired with those of other lines.
  var isInPairedLines = false

  /// The places of the first and one past the last token.
  var indices: Range<Int> { 1..<tokens.count - 1 }

  subscript(i: Int) -> Token {
    get { tokens[i] }
    set { tokens[i] = newValue }
  }

  /// The next place after `i` that is no Han character, or `false` at the end of the line. Runs of Han are passed over at once.
  @inline(__always)
  func nextSign(_ i: inout Int) -> Bool {
    i += 1
    while tokens[i].kind == .han { i += Int(tokens[i].run) }
    return i < tokens.count - 1
  }

  static func edge(_ place: Int) -> Token { Token(Token.invalid, .edge, place, place) }

  /// Finds out what the line holds, and takes all protection away.
  mutating func survey() {
    for i in tokens.indices {
      tokens[i].span = .none
      tokens[i].isQuotation = false
      tokens[i].opens = false
    }
    traits = found()
  }

  /// Whether the mark stands within a name or number, or behind a word before a space and another word: so stand most marks of Latin text, and
  /// no rule takes one there.
  private func isIdle(_ i: Int) -> Bool {
    let left = tokens[i - 1].kind
    guard left == .letter || left == .digit else { return false }
    switch UInt8(truncatingIfNeeded: tokens[i].code) {
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return isWord(i + 1) || isNextWord(i)
    case UInt8(ascii: ","): return left == .digit && tokens[i + 1].kind == .digit || isNextWord(i)
    default: return false
    }
  }

  private func isWord(_ i: Int) -> Bool { tokens[i].kind == .letter || tokens[i].kind == .digit }
  private func isNextWord(_ i: Int) -> Bool { tokens[i + 1].kind == .space && isWord(i + 2) }

  private func found() -> LineTraits {
    var found: LineTraits = []
    var i = 1
    while i < tokens.count - 1 {
      if tokens[i].kind != .mark || !isIdle(i) { found.formUnion(LineTraits(tokens[i], after: tokens[i - 1])) }
      i += Int(tokens[i].run)
    }
    return found
  }

  /// Puts another character in a token's place.
  mutating func change(_ i: Int, to code: UInt32, _ rule: Normalization) {
    tokens[i].code = code
    tokens[i].kind = CharacterClass(code)
    if tokens[i].rule == nil || tokens[i].isNoted { tokens[i].rule = rule }
    tokens[i].isNoted = false
    changes += 1
    traits.formUnion(LineTraits(tokens[i], after: tokens[i - 1]))
    traits.formUnion(LineTraits(tokens[i + 1], after: tokens[i]))
  }

  /// Marks a token that was looked at and left alone.
  mutating func note(_ i: Int, _ rule: Normalization) {
    guard tokens[i].rule == nil else { return }
    tokens[i].rule = rule
    tokens[i].isNoted = true
    hasNotes = true
  }
}
