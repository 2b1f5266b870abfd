// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

struct UTF8Reader: CharacterReader {
  @inline(__always)
  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter {
    if let (value, length) = bytes.codePoint(at: i) { return ReadCharacter(value: value, length: length) }
    return isTruncated(bytes, at: i) ? .truncated(bytes.count - i) : .invalid(1)
  }

  /// Whether more bytes could make a character of what stands at the end.
  private func isTruncated(_ bytes: Span<UInt8>, at i: Int) -> Bool {
    let lead = bytes[i]
    let wanted = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard bytes.count - i < wanted else { return false }
    for k in i + 1..<bytes.count where bytes[k] & 0xC0 != 0x80 { return false }
    return true
  }
}

struct UTF16Reader: CharacterReader {
  let isBigEndian: Bool

  @inline(__always)
  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter {
    guard i + 1 < bytes.count else { return .truncated(1) }
    let unit = unit(bytes, i)
    guard unit & 0xF800 == 0xD800 else { return ReadCharacter(value: unit, length: 2) }
    guard unit < 0xDC00 else { return .invalid(2) }
    guard i + 3 < bytes.count else { return .truncated(bytes.count - i) }
    let low = self.unit(bytes, i + 2)
    guard low & 0xFC00 == 0xDC00 else { return .invalid(2) }
    return ReadCharacter(value: 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF), length: 4)
  }

  @inline(__always)
  private func unit(_ bytes: Span<UInt8>, _ i: Int) -> UInt32 {
    let (first, second) = (UInt32(bytes[i]), UInt32(bytes[i + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
}

struct UTF32Reader: CharacterReader {
  let isBigEndian: Bool

  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter {
    guard i + 3 < bytes.count else { return .truncated(bytes.count - i) }
    var value: UInt32 = 0
    for k in 0..<4 { value = value << 8 | UInt32(bytes[isBigEndian ? i + k : i + 3 - k]) }
    return value > 0x10FFFF || value & 0xFFFF_F800 == 0xD800 ? .invalid(4) : ReadCharacter(value: value, length: 4)
  }
}

/// ASCII and the letters of Western Europe, one byte each.
struct Windows1252Reader: CharacterReader {
  /// 80 to 9F; 0 where the byte stands for nothing. (Unicode Consortium, best fit of windows-1252.)
  private static let marks: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter {
    let byte = bytes[i]
    guard byte & 0xE0 == 0x80 else { return ReadCharacter(value: UInt32(byte), length: 1) }
    let value = UInt32(Self.marks[Int(byte - 0x80)])
    return value == 0 ? .invalid(1) : ReadCharacter(value: value, length: 1)
  }
}
