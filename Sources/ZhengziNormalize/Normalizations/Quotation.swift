// SPDX-License-Identifier: Apache-2.0

/// What quotation marks tell by themselves.
enum Quotation {
  /// Whether the mark stands alone between quotes, spoken about and not used: “,” 「；」 ','.
  static func mentions(_ line: borrowing Line, _ i: Int) -> Bool {
    guard line[i - 1].kind == .quote, line[i + 1].kind == .quote else { return false }
    if isOpening(line[i - 1].code) { return true }
    let quote = line[i - 1].code
    return isStraight(quote) && line[i + 1].code == quote && (1..<i).count { line[$0].code == quote } % 2 == 1
  }

  static func isOpening(_ code: UInt32) -> Bool {
    switch code {
    case 0x201C, 0x2018, 0x300C, 0x300E, 0x301D: true
    default: false
    }
  }

  static func isClosing(_ code: UInt32) -> Bool {
    switch code {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0x301E, 0x301F: true
    default: false
    }
  }

  static func isStraight(_ code: UInt32) -> Bool { code == 0x22 || code == 0x27 }
}
