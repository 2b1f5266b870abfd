// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// A codec of East Asia, of one to four bytes to a character.
enum DoubleByteCodec: UInt8, CaseIterable, Sendable {
  /// GB18030 with its four-byte forms; the two-byte ones are GBK.
  case gb18030
  /// Big5 with Hong Kong's characters.
  case big5
  case shiftJIS
  case eucJP
  /// With the Unified Hangul of Windows.
  case eucKR

  private var table: DoubleByteTable {
    switch self {
    case .gb18030: CodecTables.shared.gbk
    case .big5: CodecTables.shared.big5
    case .shiftJIS: CodecTables.shared.shiftJIS
    case .eucJP: CodecTables.shared.eucJP
    case .eucKR: CodecTables.shared.eucKR
    }
  }

  /// A character and the number of its bytes.
  struct Character: Equatable {
    var code: UInt32
    var length: Int
  }

  /// The character that starts at `i`, or `nil` where none does.
  func decode(_ bytes: Span<UInt8>, at i: Int) -> Character? {
    let lead = bytes[i]
    if lead < 0x80 { return Character(code: UInt32(lead), length: 1) }
    if self == .shiftJIS, let code = Self.shiftJISByte(lead) { return Character(code: code, length: 1) }
    guard i + 1 < bytes.count else { return nil }
    if self == .eucJP, lead == 0x8E || lead == 0x8F { return decodePrefixed(bytes, at: i) }
    if self == .gb18030, bytes[i + 1] >= 0x30, bytes[i + 1] <= 0x39 { return GB18030.decodeFour(bytes, at: i) }
    return decode(lead, bytes[i + 1]).map { Character(code: $0, length: 2) }
  }

  /// Shift-JIS bytes that stand alone: half-width katakana, and what Windows makes of 80, A0 and FD to FF.
  private static func shiftJISByte(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0xA1...0xDF: 0xFF61 + UInt32(byte) - 0xA1
    case 0x80: 0x80
    case 0xA0: 0xF8F0
    case 0xFD...0xFF: 0xF8F1 + UInt32(byte) - 0xFD
    default: nil
    }
  }

  /// EUC-JP's half-width katakana (8E) and second character set (8F).
  private func decodePrefixed(_ bytes: Span<UInt8>, at i: Int) -> Character? {
    if bytes[i] == 0x8E {
      let kana = bytes[i + 1]
      return kana >= 0xA1 && kana <= 0xDF ? Character(code: 0xFF61 + UInt32(kana) - 0xA1, length: 2) : nil
    }
    guard i + 2 < bytes.count, let code = table.decodeSecond(bytes[i + 1], bytes[i + 2]) else { return nil }
    return Character(code: code, length: 3)
  }

  /// Appends the bytes of a character; returns whether the codec has it.
  func encode(_ code: UInt32, into bytes: inout [UInt8]) -> Bool {
    if code < 0x80 {
      bytes.append(UInt8(code))
      return true
    }
    let cell = table.encode(code)
    if cell != 0 {
      appendCell(cell, &bytes)
      return true
    }
    if self == .shiftJIS, let byte = Self.shiftJISByte(of: code) {
      bytes.append(byte)
      return true
    }
    if self == .shiftJIS, code >= 0xE000, code < 0xE758 {
      let trail = UInt8((code - 0xE000) % 188) + 0x40
      bytes.append(0xF0 + UInt8((code - 0xE000) / 188))
      bytes.append(trail >= 0x7F ? trail + 1 : trail)
      return true
    }
    if code >= 0xFF61, code <= 0xFF9F, self == .shiftJIS || self == .eucJP {
      if self == .eucJP { bytes.append(0x8E) }
      bytes.append(UInt8(code - 0xFF61 + 0xA1))
      return true
    }
    return self == .gb18030 && GB18030.encodeOther(code, into: &bytes)
  }

  /// Whether the codec has a character: whether it can be encoded.
  @inline(__always)
  func has(_ code: UInt32) -> Bool {
    if code < 0x80 || table.encode(code) != 0 { return true }
    var bytes: [UInt8] = []
    return code < 0x4E00 || code >= 0xA000 || self == .gb18030 ? encode(code, into: &bytes) : false
  }

  /// The byte of Shift-JIS that a character is, of those that Windows has beyond the standard.
  private static func shiftJISByte(of code: UInt32) -> UInt8? {
    switch code {
    case 0x80: 0x80
    case 0xF8F0: 0xA0
    case 0xF8F1: 0xFD
    case 0xF8F2: 0xFE
    case 0xF8F3: 0xFF
    default: nil
    }
  }

  private func appendCell(_ cell: UInt16, _ bytes: inout [UInt8]) {
    let trail = UInt8(truncatingIfNeeded: cell)
    if self == .eucJP, trail < 0x80 {
      bytes.append(0x8F)
      bytes.append(UInt8(cell >> 8))
      bytes.append(trail | 0x80)
    } else {
      bytes.append(UInt8(cell >> 8))
      bytes.append(trail)
    }
  }

  /// The character of two bytes, user-defined cells included.
  func decode(_ lead: UInt8, _ trail: UInt8) -> UInt32? {
    if let code = table.decode(lead, trail) { return code }
    switch self {
    case .gb18030: return GB18030.decodePrivate(lead, trail)
    case .shiftJIS: return Self.decodePrivate(lead, trail)
    default: return nil
    }
  }

  /// The private-use character of a user-defined cell of Shift-JIS (F040–F9FC).
  private static func decodePrivate(_ lead: UInt8, _ trail: UInt8) -> UInt32? {
    guard lead >= 0xF0, lead <= 0xF9, trail >= 0x40, trail <= 0xFC, trail != 0x7F else { return nil }
    return 0xE000 + 188 * UInt32(lead - 0xF0) + UInt32(trail - 0x40) - (trail > 0x7F ? 1 : 0)
  }
}
