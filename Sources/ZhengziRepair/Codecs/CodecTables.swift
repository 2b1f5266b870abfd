// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// The compiled tables of all codecs: views into the embedded file, nothing copied.
///
/// Source: `Tables/codecs`, derived from the codecs of Python 3.11's standard library.
struct CodecTables: Sendable {
  let gbk: DoubleByteTable
  let big5: DoubleByteTable
  let shiftJIS: DoubleByteTable
  let eucJP: DoubleByteTable
  let eucKR: DoubleByteTable
  /// 128 code points for each one-byte codec, by byte from 80.
  let single: TableSection<UInt16>
  let singlePages: TableSection<UInt16>
  /// A byte for each code point of a page and each one-byte codec.
  let singleBlocks: TableSection<UInt8>
  /// First linear index and count of each four-byte range of GB18030, in turn.
  let rangeIndices: TableSection<UInt32>
  /// First code point of each four-byte range of GB18030.
  let rangeCodes: TableSection<UInt32>
  /// The kind of each code point below U+10000.
  let kinds: TableSection<UInt8>
  /// How surprising each code point below U+10000 is, in quarter nats above ordinary text.
  let surprise: TableSection<Int8>

  /// The embedded tables. A build whose tables are of another version has empty ones: no codec then decodes anything.
  static let shared = CodecTables(TableImage(embedded: zhengzi_table_codecs) ?? .empty)

  private init(_ image: TableImage) {
    gbk = DoubleByteTable(image, "gbk")
    big5 = DoubleByteTable(image, "big5")
    shiftJIS = DoubleByteTable(image, "shift-jis")
    eucJP = DoubleByteTable(image, "euc-jp", second: "jis-x-0212")
    eucKR = DoubleByteTable(image, "euc-kr")
    single = image.section("single")
    singlePages = image.section("single.pages")
    singleBlocks = image.section("single.blocks")
    rangeIndices = image.section("gb.linear")
    rangeCodes = image.section("gb.code")
    kinds = image.section("kinds")
    surprise = image.section("surprise")
  }
}

/// The cells of one codec of two bytes, and the way back.
struct DoubleByteTable: Sendable {
  /// Cells to a lead byte: trail bytes 40 to FE.
  static let width = 191

  private let cells: TableSection<UInt16>
  /// One bit for each cell: its character is in U+20000….
  private let plane2: TableSection<UInt8>
  /// The cells behind the prefix 8F of EUC-JP.
  private let second: TableSection<UInt16>
  private let pages: TableSection<UInt16>
  private let blocks: TableSection<UInt16>

  init(_ image: TableImage, _ name: String, second secondName: String = "") {
    cells = image.section(name)
    plane2 = image.section("\(name).plane2")
    second = image.section(secondName)
    pages = image.section("\(name).pages")
    blocks = image.section("\(name).blocks")
  }

  /// The character of two bytes, or `nil` where the cell is empty.
  @inline(__always)
  func decode(_ lead: UInt8, _ trail: UInt8) -> UInt32? {
    guard let cell = Self.cell(lead, trail), cell < cells.count, cells[cell] != 0 else { return nil }
    let low = UInt32(cells[cell])
    guard plane2.count > 0 else { return low }
    return plane2[cell >> 3] >> UInt8(cell & 7) & 1 == 0 ? low : 0x20000 | low
  }

  /// The character of the two bytes after the prefix 8F.
  func decodeSecond(_ lead: UInt8, _ trail: UInt8) -> UInt32? {
    guard let cell = Self.cell(lead, trail), cell < second.count, second[cell] != 0 else { return nil }
    return UInt32(second[cell])
  }

  /// The two bytes of a character, lead first, or 0 where the codec does not have it.
  @inline(__always)
  func encode(_ code: UInt32) -> UInt16 {
    let page = Int(code >> 6)
    guard page < pages.count, pages[page] != 0 else { return 0 }
    return blocks[(Int(pages[page]) - 1) << 6 | Int(code & 63)]
  }

  @inline(__always)
  private static func cell(_ lead: UInt8, _ trail: UInt8) -> Int? {
    guard lead >= 0x81, lead < 0xFF, trail >= 0x40, trail < 0xFF else { return nil }
    return (Int(lead) - 0x81) * width + Int(trail) - 0x40
  }
}
