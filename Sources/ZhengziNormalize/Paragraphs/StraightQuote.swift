// SPDX-License-Identifier: Apache-2.0

/// Which way a straight quotation mark faces, by what stands beside it. Half-width and full-width marks tell the same.
enum StraightQuote {
  /// Whether text follows, and the start of the line, a space or a stop stands before.
  static func opens(_ line: borrowing Line, _ i: Int) -> Bool {
    isBorder(line[i - 1]) && !isBorder(line[i + 1])
  }

  /// Whether the end of the line, a space or a stop follows, or the end of a sentence stands before; never after what a quotation follows.
  static func closes(_ line: borrowing Line, _ i: Int) -> Bool {
    var before = i - 1
    while line[before].isSpace { before -= 1 }
    switch line[before].code {
    case 0x21, 0x2E, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F: return true
    case 0x2C, 0x3A, 0x3B, 0x3001, 0xFF0C, 0xFF1A, 0xFF1B: return false
    default: return before == i - 1 && line[before].kind != .edge && line[before].kind != .wideSpace && isBorder(line[i + 1])
    }
  }

  private static func isBorder(_ token: Token) -> Bool {
    switch token.code {
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: token.span == .none
    default: token.isSpace || token.kind == .edge || token.kind == .wideSpace || Line.isStop(token.code)
    }
  }
}
