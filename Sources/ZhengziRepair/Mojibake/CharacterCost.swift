// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// What a character costs by itself in Traditional Chinese, Japanese and Korean, in nats.
///
/// Source: the table family `detection`, counts of translated messages.
struct CharacterCost: Sendable {
  static let shared = CharacterCost()

  private let pages: TableSection<UInt16>
  private let costs: TableSection<UInt8>

  private init() {
    let image = TableImage(embedded: zhengzi_table_detection) ?? .empty
    pages = image.section("pages")
    costs = image.section("costs")
  }

  @inline(__always)
  func simplified(_ code: UInt32) -> Float { cost(code, column: 0) }

  @inline(__always)
  func traditional(_ code: UInt32) -> Float { cost(code, column: 1) }

  @inline(__always)
  func japanese(_ code: UInt32) -> Float { cost(code, column: 2) }

  @inline(__always)
  func korean(_ code: UInt32) -> Float { cost(code, column: 3) }

  /// What is to be added for a mark that the language model folds together with a common one, and that is rare itself.
  @inline(__always)
  func rarity(_ code: UInt32) -> Float {
    2 * max(0, min(cost(code, column: 0), cost(code, column: 1), cost(code, column: 2)) - 8)
  }

  @inline(__always)
  private func cost(_ code: UInt32, column: Int) -> Float {
    let page = Int(code >> 6)
    guard page < pages.count else { return 16 }
    let cell = (Int(pages[page]) << 6 | Int(code & 63)) << 3 | column
    return cell < costs.count ? Float(costs[cell]) / 10 : 16
  }
}
