// SPDX-License-Identifier: Apache-2.0

/// What quotation marks tell by themselves.
enum Quotation {
  /// Whether the mark stands alone between quotes or brackets, spoken about and not used: “,” 「；」 ',' （:）.
  static func mentions(_ line: borrowing Line, _ i: Int) -> Bool {
    let left = line[i - 1]
    let right = line[i + 1]
    if left.kind == .quote { return right.kind == .quote && left.opens && !right.opens }
    return (left.code == 0x28 || left.code == 0xFF08) && (right.code == 0x29 || right.code == 0xFF09)
  }

  static func isOpening(_ code: UInt32) -> Bool {
    switch code {
    case 0x201C, 0x2018, 0x300C, 0x300E, 0x301D: true
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
