// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// A codec of one byte to a character. The order is that of the tables, and that in which readings are tried.
///
/// Bytes that a codec leaves unassigned stand for the C1 control character of the same number, as browsers read them.
enum SingleByteCodec: UInt8, CaseIterable, Sendable {
  case latin1, windows1250, windows1251, windows1252, windows1253, windows1254, windows1257, latin2, macRoman, cp437

  /// Whether its letters are above BF, as in all of Windows' codecs.
  var isWindows: Bool { self != .macRoman && self != .cp437 }

  /// A set of codecs.
  struct Mask: Hashable, Sendable {
    private var bits: UInt16 = 0

    var isEmpty: Bool { bits == 0 }

    @inline(__always)
    mutating func insert(_ codec: SingleByteCodec) { bits |= 1 << UInt16(codec.rawValue) }

    @inline(__always)
    mutating func formUnion(_ other: Mask) { bits |= other.bits }

    func contains(_ codec: SingleByteCodec) -> Bool { bits >> UInt16(codec.rawValue) & 1 == 1 }
  }

  /// The character of a byte.
  func decode(_ byte: UInt8) -> UInt32 {
    guard byte >= 0x80 else { return UInt32(byte) }
    let table = CodecTables.shared.single
    let index = Int(rawValue) << 7 | Int(byte & 0x7F)
    guard index < table.count, table[index] != 0 else { return UInt32(byte) }
    return UInt32(table[index])
  }

  /// The byte of a character, or `nil` where the codec does not have it.
  func encode(_ code: UInt32) -> UInt8? {
    code < 0x80 ? UInt8(code) : Self.bytes(of: code).byte(self)
  }

  /// The bytes of a character above U+007F in all codecs at once. Cost: two loads.
  @inline(__always)
  static func bytes(of code: UInt32) -> Bytes { Bytes(code) }

  /// What one character is in each codec.
  struct Bytes {
    private let code: UInt32
    private let start: Int

    @inline(__always)
    fileprivate init(_ code: UInt32) {
      self.code = code
      let pages = CodecTables.shared.singlePages
      let page = Int(code >> 6)
      let number = page < pages.count ? Int(pages[page]) : 0
      start = number == 0 ? -1 : ((number - 1) << 6 | Int(code & 63)) * SingleByteCodec.allCases.count
    }

    /// The byte in one codec, or `nil` where it does not have the character.
    @inline(__always)
    func byte(_ codec: SingleByteCodec) -> UInt8? {
      if start >= 0 {
        let byte = CodecTables.shared.singleBlocks[start + Int(codec.rawValue)]
        if byte != 0 { return byte }
      }
      guard code >= 0x80, code < 0x100 else { return nil }
      return codec.decode(UInt8(code)) == code ? UInt8(code) : nil
    }
  }
}
