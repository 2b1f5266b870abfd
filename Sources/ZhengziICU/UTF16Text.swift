// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

extension [UInt16] {
  /// Appends well-formed UTF-8 from `start` on, up to `end` or the first byte that belongs to no character.
  ///
  /// - Returns: where it stopped.
  mutating func append(utf8 bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var i = start
    while i < end {
      guard let (value, length) = bytes.codePoint(at: i) else { return i }
      append(codePoint: value)
      i += length
    }
    return i
  }

  mutating func append(codePoint value: UInt32) {
    guard value >= 0x10000 else { return append(UInt16(value)) }
    append(UInt16(0xD7C0 + (value >> 10)))
    append(UInt16(0xDC00 | value & 0x3FF))
  }
}

extension [UInt8] {
  /// Appends UTF-16 as UTF-8; a surrogate that stands alone becomes U+FFFD.
  mutating func append(utf16 units: some Collection<UInt16>) {
    var high: UInt32 = 0
    for unit in units {
      let unit = UInt32(unit)
      if unit & 0xFC00 == 0xDC00, high != 0 {
        append(codePoint: 0x10000 + (high & 0x3FF) << 10 + unit & 0x3FF)
        high = 0
        continue
      }
      if high != 0 { append(codePoint: 0xFFFD) }
      high = unit & 0xFC00 == 0xD800 ? unit : 0
      if high == 0 { append(codePoint: unit & 0xFC00 == 0xDC00 ? 0xFFFD : unit) }
    }
    if high != 0 { append(codePoint: 0xFFFD) }
  }
}
