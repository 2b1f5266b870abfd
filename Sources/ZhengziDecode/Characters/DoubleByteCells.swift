// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// The characters of a double-byte encoding: one cell for each pair of a lead byte 81…FE and a trail byte 40…FE.
///
/// Source: the table family `codecs`.
struct DoubleByteCells: Sendable {
  static let gbk = DoubleByteCells("gbk")
  static let big5 = DoubleByteCells("big5")
  static let shiftJIS = DoubleByteCells("shift-jis")
  static let eucJP = DoubleByteCells("euc-jp")
  static let jisX0212 = DoubleByteCells("jis-x-0212")
  static let eucKR = DoubleByteCells("euc-kr")

  private static let width = 191

  private let cells: TableSection<UInt16>
  private let plane2: TableSection<UInt8>

  private init(_ name: String) {
    let image = TableImage(embedded: zhengzi_table_codecs)
    cells = image?.section(name) ?? TableSection()
    plane2 = image?.section("\(name).plane2") ?? TableSection()
  }

  /// The code point of a pair; 0 where there is none.
  @inline(__always)
  func codePoint(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
    let cell = (Int(lead) - 0x81) * Self.width + Int(trail) - 0x40
    guard lead >= 0x81, lead < 0xFF, trail >= 0x40, trail < 0xFF, cell < cells.count else { return 0 }
    // SAFETY: the cell was just compared with the count.
    let value = UInt32(cells.pointer[cell])
    return plane2.count == 0 || !isInPlane2(cell) ? value : value | 0x20000
  }

  @inline(__always)
  private func isInPlane2(_ cell: Int) -> Bool {
    cell >> 3 < plane2.count && plane2[cell >> 3] >> UInt8(cell & 7) & 1 != 0
  }
}
