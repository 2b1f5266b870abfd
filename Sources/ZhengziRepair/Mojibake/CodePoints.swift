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
    codes.append(addingCapacity: bytes.count) { (output: inout OutputSpan<UInt32>) in
      var i = 0
      while i < bytes.count {
        let (code, length) = bytes.anyCodePoint(at: i)
        output.append(code)
        i += length
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

extension Span where Element == UInt8 {
  /// The code point that starts at `i`, or the byte there that is none as ``CodePoints`` has it, and its length in bytes; what is common
  /// in East Asian text is found first.
  @inline(__always)
  func anyCodePoint(at i: Int) -> (value: UInt32, length: Int) {
    let lead = self[i]
    if lead < 0x80 { return (UInt32(lead), 1) }
    if lead & 0xF0 == 0xE0, i + 2 < count, self[i + 1] & 0xC0 == 0x80, self[i + 2] & 0xC0 == 0x80 {
      let code = UInt32(lead & 0x0F) << 12 | UInt32(self[i + 1] & 0x3F) << 6 | UInt32(self[i + 2] & 0x3F)
      if code >= 0x800, code & 0xF800 != 0xD800 { return (code, 3) }
    }
    return codePoint(at: i) ?? (CodePoints.invalidBase + UInt32(lead), 1)
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
