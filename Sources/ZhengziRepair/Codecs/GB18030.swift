// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// What GB18030 has beyond the table of GBK: user-defined cells and four-byte forms.
enum GB18030 {
  /// The private-use character of a cell in one of the three user-defined areas (AAA1–AFFE, F8A1–FEFE, A140–A7A0).
  static func decodePrivate(_ lead: UInt8, _ trail: UInt8) -> UInt32? {
    if trail >= 0xA1, trail <= 0xFE {
      if lead >= 0xAA, lead <= 0xAF { return 0xE000 + UInt32(lead - 0xAA) * 94 + UInt32(trail - 0xA1) }
      if lead >= 0xF8, lead <= 0xFE { return 0xE234 + UInt32(lead - 0xF8) * 94 + UInt32(trail - 0xA1) }
    }
    guard lead >= 0xA1, lead <= 0xA7, trail >= 0x40, trail <= 0xA0, trail != 0x7F else { return nil }
    return 0xE4C6 + UInt32(lead - 0xA1) * 96 + UInt32(trail - 0x40) - (trail > 0x7F ? 1 : 0)
  }

  /// The character of the four bytes at `i`.
  static func decodeFour(_ bytes: Span<UInt8>, at i: Int) -> DoubleByteCodec.Character? {
    guard i + 3 < bytes.count, bytes[i] >= 0x81, bytes[i] <= 0xFE, bytes[i + 2] >= 0x81, bytes[i + 2] <= 0xFE else { return nil }
    guard bytes[i + 3] >= 0x30, bytes[i + 3] <= 0x39 else { return nil }
    let high = (UInt32(bytes[i]) - 0x81) * 10 + UInt32(bytes[i + 1]) - 0x30
    let linear = (high * 126 + UInt32(bytes[i + 2]) - 0x81) * 10 + UInt32(bytes[i + 3]) - 0x30
    if linear >= 189_000, linear < 189_000 + 0x100000 {
      return DoubleByteCodec.Character(code: 0x10000 + linear - 189_000, length: 4)
    }
    guard let code = code(linear) else { return nil }
    return DoubleByteCodec.Character(code: code, length: 4)
  }

  private static func code(_ linear: UInt32) -> UInt32? {
    let tables = CodecTables.shared
    guard let range = lastRange(where: { tables.rangeIndices[$0 * 2] <= linear }) else { return nil }
    let offset = linear - tables.rangeIndices[range * 2]
    return offset < tables.rangeIndices[range * 2 + 1] ? tables.rangeCodes[range] + offset : nil
  }

  /// Appends the bytes of a character that the table of GBK does not have; returns whether there are any.
  static func encodeOther(_ code: UInt32, into bytes: inout [UInt8]) -> Bool {
    if code >= 0xE000, code < 0xE766 {
      appendPrivate(code, &bytes)
      return true
    }
    guard let linear = linear(code) else { return false }
    bytes.append(UInt8(0x81 + linear / 12600))
    bytes.append(UInt8(0x30 + linear / 1260 % 10))
    bytes.append(UInt8(0x81 + linear / 10 % 126))
    bytes.append(UInt8(0x30 + linear % 10))
    return true
  }

  private static func appendPrivate(_ code: UInt32, _ bytes: inout [UInt8]) {
    if code < 0xE4C6 {
      let index = code - (code < 0xE234 ? 0xE000 : 0xE234)
      bytes.append(UInt8((code < 0xE234 ? 0xAA : 0xF8) + index / 94))
      bytes.append(UInt8(0xA1 + index % 94))
    } else {
      let index = code - 0xE4C6
      let trail = 0x40 + index % 96
      bytes.append(UInt8(0xA1 + index / 96))
      bytes.append(UInt8(trail >= 0x7F ? trail + 1 : trail))
    }
  }

  private static func linear(_ code: UInt32) -> UInt32? {
    if code >= 0x10000 { return code < 0x110000 ? 189_000 + code - 0x10000 : nil }
    let tables = CodecTables.shared
    guard let range = lastRange(where: { tables.rangeCodes[$0] <= code }) else { return nil }
    let offset = code - tables.rangeCodes[range]
    return offset < tables.rangeIndices[range * 2 + 1] ? tables.rangeIndices[range * 2] + offset : nil
  }

  /// The last range for which a condition holds that holds up to some range.
  private static func lastRange(where holds: (Int) -> Bool) -> Int? {
    var low = 0
    var high = CodecTables.shared.rangeCodes.count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
