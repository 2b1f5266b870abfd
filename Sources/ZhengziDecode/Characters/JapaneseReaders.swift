// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Shift-JIS with the extensions of Windows.
struct ShiftJISReader: CharacterReader {
  private let cells = DoubleByteCells.shiftJIS

  @inline(__always)
  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter {
    let lead = bytes[i]
    if lead < 0x80 { return ReadCharacter(value: UInt32(lead), length: 1) }
    if (0xA1...0xDF).contains(lead) { return ReadCharacter(value: 0xFF61 + UInt32(lead - 0xA1), length: 1) }
    guard lead != 0x80, lead != 0xA0, lead < 0xFD else { return .invalid(1) }
    guard i + 1 < bytes.count else { return .truncated(1) }
    let trail = bytes[i + 1]
    let value = cells.codePoint(lead, trail)
    if value != 0 { return ReadCharacter(value: value, length: 2) }
    return userDefined(lead, trail) ?? .invalid(trail < 0x80 ? 1 : 2)
  }

  /// The ten user-defined rows, as Windows maps them to private use.
  private func userDefined(_ lead: UInt8, _ trail: UInt8) -> ReadCharacter? {
    guard (0xF0...0xF9).contains(lead), trail >= 0x40, trail != 0x7F, trail < 0xFD else { return nil }
    let column = UInt32(trail) - (trail < 0x7F ? 0x40 : 0x41)
    return ReadCharacter(value: 0xE000 + UInt32(lead - 0xF0) * 188 + column, length: 2)
  }
}

/// EUC-JP: JIS X 0208 in two bytes, half-width katakana behind 8E, JIS X 0212 behind 8F.
struct EUCJPReader: CharacterReader {
  private let cells = DoubleByteCells.eucJP
  private let second = DoubleByteCells.jisX0212

  @inline(__always)
  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter {
    let lead = bytes[i]
    if lead < 0x80 { return ReadCharacter(value: UInt32(lead), length: 1) }
    guard lead == 0x8E || lead == 0x8F || (0xA1...0xFE).contains(lead) else { return .invalid(1) }
    guard i + 1 < bytes.count else { return .truncated(1) }
    let trail = bytes[i + 1]
    guard trail >= 0xA1 else { return .invalid(1) }
    if lead == 0x8E { return trail <= 0xDF ? ReadCharacter(value: 0xFF61 + UInt32(trail - 0xA1), length: 2) : .invalid(2) }
    if lead == 0x8F { return readThree(bytes, i) }
    let value = cells.codePoint(lead, trail)
    return value == 0 ? .invalid(2) : ReadCharacter(value: value, length: 2)
  }

  private func readThree(_ bytes: Span<UInt8>, _ i: Int) -> ReadCharacter {
    guard i + 2 < bytes.count else { return .truncated(2) }
    let value = second.codePoint(bytes[i + 1], bytes[i + 2])
    return value == 0 ? .invalid(1) : ReadCharacter(value: value, length: 3)
  }
}
