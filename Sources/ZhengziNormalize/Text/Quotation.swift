// SPDX-License-Identifier: Apache-2.0

/// What quotation marks tell by themselves.
enum Quotation {
  /// Whether the mark stands alone, or with one other, between quotes or brackets, spoken about and not used: “,” 「；」 ',' （:） （?!）.
  static func mentions(_ line: borrowing Line, _ i: Int) -> Bool {
    let isPaired = isStop(line[i - 1]) != isStop(line[i + 1])
    let left = isPaired && isStop(line[i - 1]) ? line[i - 2] : line[i - 1]
    let right = isPaired && isStop(line[i + 1]) ? line[i + 2] : line[i + 1]
    if left.kind == .quote { return right.kind == .quote && left.opens && !right.opens }
    return (left.code == 0x28 || left.code == 0xFF08) && (right.code == 0x29 || right.code == 0xFF09)
  }

  /// Whether the mark ends a quotation of Latin text alone, which keeps its own marks: `他说："Hello, world!"`.
  static func endsLatin(_ line: borrowing Line, _ i: Int) -> Bool {
    let quote = line[i + 1]
    guard quote.kind == .quote, quote.isQuotation, !quote.opens, line[i - 1].isLatin else { return false }
    var j = i - 1
    while i - j < Line.longestSpan, line[j].kind != .edge {
      if line[j].kind == .han || line[j].kind == .wideMark { return false }
      if line[j].kind == .quote, line[j].opens { return true }
      j -= 1
    }
    return false
  }

  private static func isStop(_ token: Token) -> Bool {
    switch token.code {
    case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: token.span == .none
    default: false
    }
  }

  static func isOpening(_ code: UInt32) -> Bool {
    switch code {
    case 0x201C, 0x2018, 0x300C, 0x300E, 0x301D: true
    default: false
    }
  }

  /// Whether the mark is of the double forms, straight, curly or corner, that most houses use outside.
  static func isDouble(_ code: UInt32) -> Bool {
    switch code {
    case 0x22, 0x201C, 0x201D, 0x300C, 0x300D, 0x301D, 0x301E, 0x301F: true
    default: false
    }
  }

  /// Whether the one mark closes what the other opens.
  static func closes(_ open: UInt32, _ close: UInt32) -> Bool {
    switch open {
    case 0x22, 0x27: close == open
    case 0x201C: close == 0x201D
    case 0x2018: close == 0x2019
    case 0x300C: close == 0x300D
    case 0x300E: close == 0x300F
    case 0x301D: close == 0x301E || close == 0x301F
    default: false
    }
  }

  static func isStraight(_ code: UInt32) -> Bool { code == 0x22 || code == 0x27 }
}
