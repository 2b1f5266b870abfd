// SPDX-License-Identifier: Apache-2.0

/// What stands to the left and right of a mark, in the terms that every rule uses.
extension Line {
  /// Whether the first character to the left, past closing quotes, brackets, `*`, `_`, `%` and at most one space, is Han or a full-width mark.
  func isHanLeft(of i: Int) -> Bool { isHan(outward: i, by: -1, inner: Quotation.isOpening) }

  /// The mirror of ``isHanLeft(of:)``: a closing quote on the right ends the search, since the mark belongs to what is quoted.
  func isHanRight(of i: Int) -> Bool { isHan(outward: i, by: 1, inner: Quotation.isClosing) }

  private func isHan(outward i: Int, by step: Int, inner: (UInt32) -> Bool) -> Bool {
    var spaces = 0
    var quote: UInt32 = 0
    var j = i + step
    while true {
      let token = tokens[j]
      if token.span != .none { return false }
      switch token.kind {
      case .han, .wideMark: return true
      case .combining: break
      case .quote:
        // Two quotes with nothing between them: a name is missing there.
        if inner(token.code) || quote == token.code { return false }
        quote = token.code
      case .space, .noBreakSpace:
        spaces += 1
        if spaces > 1 { return false }
      case .mark:
        guard Self.isTransparent(token.code) else { return false }
      default: return false
      }
      j += step
    }
  }

  /// Whether no space touches the mark on this side.
  func isTightLeft(_ i: Int) -> Bool { !tokens[i - 1].isSpace && tokens[i - 1].kind != .wideSpace }
  func isTightRight(_ i: Int) -> Bool { !tokens[i + 1].isSpace && tokens[i + 1].kind != .wideSpace }

  func isTightHanLeft(_ i: Int) -> Bool { isTightLeft(i) && isHanLeft(of: i) }
  func isTightHanRight(_ i: Int) -> Bool { isTightRight(i) && isHanRight(of: i) }

  /// Brackets and marks of emphasis, which hide neither Han nor Latin.
  private static func isTransparent(_ code: UInt32) -> Bool {
    switch UInt8(truncatingIfNeeded: code) {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "%"):
      true
    default: false
    }
  }

  /// Whether only spaces and closing marks follow up to the end of the line.
  func isAtLineEnd(_ i: Int) -> Bool {
    var j = i + 1
    while tokens[j].isSpace || tokens[j].kind == .quote || Self.closesSentence(tokens[j].code) { j += 1 }
    return tokens[j].kind == .edge
  }

  private static func closesSentence(_ code: UInt32) -> Bool {
    switch code {
    case 0x21, 0x29, 0x3F, 0xFF01, 0xFF09, 0xFF1F: true
    default: false
    }
  }

  /// The place of the run of letters and digits that ends at `i` or, where none does, `i + 1`.
  func startOfWord(endingAt i: Int) -> Int {
    var j = i
    while tokens[j].span == .none, tokens[j].kind == .letter || tokens[j].kind == .digit || tokens[j].kind == .combining { j -= 1 }
    return j + 1
  }

  /// One past the run of letters and digits that starts at `i`.
  func endOfWord(startingAt i: Int) -> Int {
    var j = i
    while tokens[j].span == .none, tokens[j].kind == .letter || tokens[j].kind == .digit || tokens[j].kind == .combining { j += 1 }
    return j
  }
}
