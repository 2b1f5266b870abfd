// SPDX-License-Identifier: Apache-2.0

extension Span where Element == UInt8 {
  /// The code point that starts at `i` and its length in bytes, or `nil` where no well-formed UTF-8 sequence starts there.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF are not well-formed (Unicode 15.0, table 3-7).
  @inlinable
  public func codePoint(at i: Int) -> (value: UInt32, length: Int)? {
    let lead = UInt32(self[i])
    if lead < 0x80 { return (lead, 1) }
    let left = count - i
    if lead < 0xE0 {
      guard lead >= 0xC2, left >= 2, let b = continuation(i + 1) else { return nil }
      return ((lead & 0x1F) << 6 | b, 2)
    }
    if lead < 0xF0 {
      guard left >= 3, let b = continuation(i + 1), let c = continuation(i + 2) else { return nil }
      let value = (lead & 0x0F) << 12 | b << 6 | c
      return value >= 0x800 && value & 0xF800 != 0xD800 ? (value, 3) : nil
    }
    guard lead < 0xF5, left >= 4, let b = continuation(i + 1), let c = continuation(i + 2), let d = continuation(i + 3) else { return nil }
    let value = (lead & 0x07) << 18 | b << 12 | c << 6 | d
    return value >= 0x10000 && value <= 0x10FFFF ? (value, 4) : nil
  }

  @inlinable
  func continuation(_ i: Int) -> UInt32? {
    let byte = UInt32(self[i])
    return byte & 0xC0 == 0x80 ? byte & 0x3F : nil
  }
}

extension [UInt8] {
  /// Appends a code point as UTF-8.
  @inlinable
  public mutating func append(codePoint value: UInt32) {
    if value < 0x80 {
      append(UInt8(value))
    } else if value < 0x800 {
      append(UInt8(0xC0 | value >> 6))
      append(UInt8(0x80 | value & 0x3F))
    } else if value < 0x10000 {
      append(UInt8(0xE0 | value >> 12))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    } else {
      append(UInt8(0xF0 | value >> 18 & 0x07))
      append(UInt8(0x80 | value >> 12 & 0x3F))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    }
  }
}
