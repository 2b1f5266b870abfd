// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// GB18030, and so GBK and GB2312: one, two or four bytes. Pairs of the user-defined areas are private-use characters.
struct GB18030Reader: CharacterReader {
  private let cells = DoubleByteCells.gbk
  private let ranges = FourByteRanges.shared

  @inline(__always)
  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter {
    let lead = bytes[i]
    if lead < 0x80 { return ReadCharacter(value: UInt32(lead), length: 1) }
    guard lead != 0x80, lead != 0xFF else { return .invalid(1) }
    guard i + 1 < bytes.count else { return .truncated(1) }
    let trail = bytes[i + 1]
    if trail & 0xF0 == 0x30, trail < 0x3A { return readFour(bytes, i) }
    let value = cells.codePoint(lead, trail)
    if value != 0 { return ReadCharacter(value: value, length: 2) }
    return userDefined(lead, trail) ?? .invalid(trail < 0x80 ? 1 : 2)
  }

  /// The three user-defined areas, which are private use from U+E000 on: AAA1–AFFE, F8A1–FEFE, A140–A7A0 (GB 18030, appendix).
  private func userDefined(_ lead: UInt8, _ trail: UInt8) -> ReadCharacter? {
    let column = UInt32(trail)
    switch (lead, trail) {
    case (0xAA...0xAF, 0xA1...0xFE): return ReadCharacter(value: 0xE000 + UInt32(lead - 0xAA) * 94 + column - 0xA1, length: 2)
    case (0xF8...0xFE, 0xA1...0xFE): return ReadCharacter(value: 0xE234 + UInt32(lead - 0xF8) * 94 + column - 0xA1, length: 2)
    case (0xA1...0xA7, 0x40...0x7E): return ReadCharacter(value: 0xE4C6 + UInt32(lead - 0xA1) * 96 + column - 0x40, length: 2)
    case (0xA1...0xA7, 0x80...0xA0): return ReadCharacter(value: 0xE4C6 + UInt32(lead - 0xA1) * 96 + column - 0x41, length: 2)
    default: return nil
    }
  }

  private func readFour(_ bytes: Span<UInt8>, _ i: Int) -> ReadCharacter {
    guard i + 3 < bytes.count else {
      return i + 2 < bytes.count && !(0x81...0xFE).contains(bytes[i + 2]) ? .invalid(1) : .truncated(bytes.count - i)
    }
    guard (0x81...0xFE).contains(bytes[i + 2]), (0x30...0x39).contains(bytes[i + 3]) else { return .invalid(1) }
    let high = (Int(bytes[i]) - 0x81) * 10 + Int(bytes[i + 1]) - 0x30
    let low = (Int(bytes[i + 2]) - 0x81) * 10 + Int(bytes[i + 3]) - 0x30
    let value = ranges.codePoint(high * 1260 + low)
    return value == 0 ? .invalid(4) : ReadCharacter(value: value, length: 4)
  }
}

/// The four-byte part of GB18030: ranges of code points in order.
private struct FourByteRanges: Sendable {
  static let shared = FourByteRanges()

  /// The number of the first four-byte sequence beyond the basic plane (90 30 81 30).
  private static let firstOfPlane1 = 189_000

  /// First number and length of each range.
  private let linear: TableSection<UInt32>
  private let code: TableSection<UInt32>

  private init() {
    let image = TableImage(embedded: zhengzi_table_codecs)
    linear = image?.section("gb.linear") ?? TableSection()
    code = image?.section("gb.code") ?? TableSection()
  }

  /// The code point of the sequence with this number; 0 where there is none.
  func codePoint(_ number: Int) -> UInt32 {
    if number >= Self.firstOfPlane1 {
      let offset = number - Self.firstOfPlane1
      return offset < 0x100000 ? UInt32(0x10000 + offset) : 0
    }
    var low = 0
    var high = min(code.count, linear.count / 2)
    while low < high {
      let middle = (low + high) / 2
      if Int(linear[2 * middle]) <= number { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let offset = number - Int(linear[2 * low - 2])
    return offset < Int(linear[2 * low - 1]) ? code[low - 1] + UInt32(offset) : 0
  }
}

/// Big5 with the Hong Kong characters. Cells that these leave free are private use, as Windows maps them.
struct Big5Reader: CharacterReader {
  private let cells = DoubleByteCells.big5

  @inline(__always)
  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter {
    let lead = bytes[i]
    if lead < 0x80 { return ReadCharacter(value: UInt32(lead), length: 1) }
    guard lead != 0x80, lead != 0xFF else { return .invalid(1) }
    guard i + 1 < bytes.count else { return .truncated(1) }
    let trail = bytes[i + 1]
    let value = cells.codePoint(lead, trail)
    if value != 0 { return ReadCharacter(value: value, length: 2) }
    return userDefined(lead, trail) ?? .invalid(trail < 0x80 ? 1 : 2)
  }

  private func userDefined(_ lead: UInt8, _ trail: UInt8) -> ReadCharacter? {
    let column: UInt32
    switch trail {
    case 0x40...0x7E: column = UInt32(trail) - 0x40
    case 0xA1...0xFE: column = UInt32(trail) - 0xA1 + 63
    default: return nil
    }
    switch lead {
    case 0xFA...0xFE: return ReadCharacter(value: 0xE000 + UInt32(lead - 0xFA) * 157 + column, length: 2)
    case 0x8E...0xA0: return ReadCharacter(value: 0xE311 + UInt32(lead - 0x8E) * 157 + column, length: 2)
    case 0x81...0x8D: return ReadCharacter(value: 0xEEB8 + UInt32(lead - 0x81) * 157 + column, length: 2)
    default: return nil
    }
  }
}

/// EUC-TW for detection: the planes 1 and 2 of CNS 11643 stand in the order of Big5, but for a dozen characters.
struct EUCTWReader: CharacterReader {
  private let cells = DoubleByteCells.big5
  /// What a character of the further planes counts as: a rare one.
  private static let rare: UInt32 = 0x20000

  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter {
    let lead = bytes[i]
    if lead < 0x80 { return ReadCharacter(value: UInt32(lead), length: 1) }
    if lead == 0x8E { return readFour(bytes, i) }
    guard (0xA1...0xFD).contains(lead) else { return .invalid(1) }
    guard i + 1 < bytes.count else { return .truncated(1) }
    guard let column = column(bytes[i + 1]) else { return .invalid(1) }
    let value = lead < 0xC4 ? cell(from: 0xA1, Int(lead - 0xA1) * 94 + column) : cell(from: 0xA4, Int(lead - 0xC4) * 94 + column)
    return value == 0 ? .invalid(2) : ReadCharacter(value: value, length: 2)
  }

  private func readFour(_ bytes: Span<UInt8>, _ i: Int) -> ReadCharacter {
    guard i + 3 < bytes.count else { return .truncated(bytes.count - i) }
    guard (0xA1...0xB0).contains(bytes[i + 1]) else { return .invalid(1) }
    guard let row = column(bytes[i + 2]), let column = column(bytes[i + 3]) else {
      return .invalid(1)
    }
    let value = bytes[i + 1] == 0xA2 ? cell(from: 0xC9, row * 94 + column) : Self.rare
    return ReadCharacter(value: value == 0 ? Self.rare : value, length: 4)
  }

  private func column(_ byte: UInt8) -> Int? {
    byte >= 0xA1 && byte < 0xFF ? Int(byte) - 0xA1 : nil
  }

  /// The character that stands so many places after the first one of a lead byte of Big5, which has 157 to a row.
  private func cell(from lead: Int, _ index: Int) -> UInt32 {
    let trail = index % 157
    return cells.codePoint(UInt8(clamping: lead + index / 157), UInt8(trail < 63 ? 0x40 + trail : 0xA1 + trail - 63))
  }
}
