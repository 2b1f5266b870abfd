// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// A line as code points, the form in which its reading is judged.
///
/// A byte that is no UTF-8 stands as `invalidBase` plus its value, which no codec has.
struct CodePoints {
  static let invalidBase: UInt32 = 0x110000

  var codes: [UInt32] = []

  init() {}

  init(_ codes: [UInt32]) {
    self.codes = codes
  }

  init(_ text: String) {
    codes = text.unicodeScalars.map(\.value)
  }

  /// Takes the place of what was there: the code points of UTF-8.
  mutating func decode(_ bytes: Span<UInt8>) {
    codes.removeAll(keepingCapacity: true)
    var i = 0
    while i < bytes.count {
      if let (code, length) = bytes.codePoint(at: i) {
        codes.append(code)
        i += length
      } else {
        codes.append(Self.invalidBase + UInt32(bytes[i]))
        i += 1
      }
    }
  }

  /// The line as UTF-8, invalid bytes as they were.
  var utf8: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(codes.count * 3)
    for code in codes {
      if code >= Self.invalidBase {
        bytes.append(UInt8(truncatingIfNeeded: code - Self.invalidBase))
      } else {
        bytes.append(codePoint: code)
      }
    }
    return bytes
  }
}

extension CharacterKind {
  /// The kind of a code point. Cost: one load.
  @inline(__always)
  init(_ code: UInt32) {
    let kinds = CodecTables.shared.kinds
    if code < 0x10000 {
      self = Int(code) < kinds.count ? CharacterKind(rawValue: kinds[Int(code)]) ?? .other : .other
    } else if code >= 0x20000, code < 0x32000 {
      self = .rareHan
    } else if code >= 0x1F000, code < 0x1FB00 {
      self = .emoji
    } else if code >= 0x10000, code < 0x1D800 {
      self = .rareLatin
    } else {
      self = .other
    }
  }

  /// Whether it is a letter of an alphabet, ASCII or not.
  var isAlphabetic: Bool {
    switch self {
    case .lowerASCII, .upperASCII, .lowerLatin, .upperLatin, .lowerOther, .upperOther, .rareLatin: true
    default: false
    }
  }

  var isUpper: Bool { self == .upperASCII || self == .upperLatin || self == .upperOther }
  var isLower: Bool { self == .lowerASCII || self == .lowerLatin || self == .lowerOther }

  /// Whether it is written in East Asia without spaces.
  var isEastAsian: Bool {
    switch self {
    case .commonHan, .rareHan, .hiragana, .katakana, .hangul, .wide: true
    default: false
    }
  }
}
