// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The mark U+FEFF at the start of a text, which tells its encoding.
enum ByteOrderMark {
  private static let marks: [(TextEncoding, [UInt8])] = [
    (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]), (.utf32BigEndian, [0, 0, 0xFE, 0xFF]), (.utf8, [0xEF, 0xBB, 0xBF]),
    (.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]), (.gb18030, [0x84, 0x31, 0x95, 0x33]),
  ]

  static func encoding(_ bytes: Span<UInt8>) -> TextEncoding? {
    marks.first { starts(bytes, with: $0.1) }?.0
  }

  /// The length of the mark of an encoding at the start of `bytes`; 0 where there is none.
  static func length(_ bytes: Span<UInt8>, _ encoding: TextEncoding) -> Int {
    marks.first { $0.0 == encoding && starts(bytes, with: $0.1) }?.1.count ?? 0
  }

  private static func starts(_ bytes: Span<UInt8>, with mark: [UInt8]) -> Bool {
    guard bytes.count >= mark.count else { return false }
    for i in mark.indices where bytes[i] != mark[i] { return false }
    return true
  }
}
