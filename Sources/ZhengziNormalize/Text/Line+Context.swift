// SPDX-License-Identifier: Apache-2.0

/// What stands to the left and right of a mark, in the terms that every rule uses.
extension Line {
  /// Whether the first character to the left, past closing quotes, brackets, `*`, `_`, `%` and at most one space, is Han or a full-width mark.
  func isHanLeft(of i: Int) -> Bool {
    var spaces = 0
    var j = i - 1
    while i - j <= Self.reach {
      let token = tokens[j]
      switch token.kind {
      case _ where token.span != .none: return false
      case .han, .wideMark: return true
      // Two quotes with nothing between them: a name is missing there.
      case .quote where token.opens || tokens[j + 1].kind == .quote && j + 1 < i: return false
      case .mark where !Self.isTransparent(token.code): return false
      case .space, .noBreakSpace: spaces += 1
      case .combining, .quote, .mark: break
      default: return false
      }
      if spaces > 1 { return false }
      j -= 1
    }
    return false
  }

  /// The mirror of ``isHanLeft(of:)``; a closing quote or a stop on the right ends the search, since the mark belongs to what they close.
  func isHanRight(of i: Int) -> Bool {
    var spaces = 0
    var j = i + 1
    while j - i <= Self.reach {
      let token = tokens[j]
      switch token.kind {
      case _ where token.span != .none: return false
      case .han: return true
      case .wideMark: return !Self.isStop(token.code)
      case .quote where !token.opens || tokens[j - 1].kind == .quote && j - 1 > i: return false
      case .mark where !Self.isTransparent(token.code): return false
      case .space, .noBreakSpace: spaces += 1
      case .combining, .quote, .mark: break
      default: return false
      }
      if spaces > 1 { return false }
      j += 1
    }
    return false
  }

  /// How many quotes and brackets in a row are looked past: keeps the cost of a line linear.
  private static let reach = 16

  /// ，。；：！？、 and closing brackets.
  static func isStop(_ code: UInt32) -> Bool {
    switch code {
    case 0x3001, 0x3002, 0x3009, 0x300B, 0xFF01, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
    default: false
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

  /// Whether text, and no operator, stands before the mark, and only spaces and closing marks follow up to the end of the line.
  func isAtLineEnd(_ i: Int) -> Bool {
    let before = tokens[i - 1].isSpace ? tokens[i - 2] : tokens[i - 1]
    guard before.kind != .mark || before.span != .none || Self.isTransparent(before.code) && before.code != 0x2A else { return false }
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

  /// Whether Han, a full-width mark, or a quote with one of them behind it touches the place from this side.
  func isTouchedByHan(_ i: Int, by step: Int) -> Bool {
    var token = tokens[i + step]
    if token.kind == .combining || token.kind == .quote, token.span == .none { token = tokens[i + 2 * step] }
    return token.isHan || token.kind == .wideMark
  }

  /// The place where the line's text starts: after the indent and a list, heading or quotation marker, which own the space behind them.
  var contentStart: Int {
    var i = 1
    while true {
      let start = run(from: i) { tokens[$0].isSpace || tokens[$0].kind == .wideSpace }
      let end = markerEnd(from: start)
      guard end > start, tokens[end].isSpace || tokens[end].kind == .wideSpace else { return start }
      i = end
    }
  }

  private func markerEnd(from i: Int) -> Int {
    switch ascii(i) {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"):
      return run(from: i) { ascii($0) == ascii(i) }
    default: break
    }
    if tokens[i].kind == .other { return i + 1 }
    let number = run(from: i) { isAlphanumeric($0) || ascii($0) == UInt8(ascii: ".") }
    let hasCloser = ascii(number) == UInt8(ascii: ")") || number > i && ascii(number - 1) == UInt8(ascii: ".")
    return number > i && number - i <= 8 && (hasCloser || isDigit(i)) ? (ascii(number) == UInt8(ascii: ")") ? number + 1 : number) : i
  }
}
