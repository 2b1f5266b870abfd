// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat

extension TableImage {
  /// A table file that is embedded in the program; `nil` only where it was compiled by another version. Cost: a few comparisons.
  public init?(embedded table: zhengzi_table) {
    guard let bytes = table.bytes else { return nil }
    self.init(start: UnsafeRawPointer(bytes), length: table.length)
  }
}
