// SPDX-License-Identifier: Apache-2.0

/// The characters that write numbers.
enum HanNumerals {
  static func contains(_ code: UInt32) -> Bool { all.contains(code) }

  private static let all = Set("〇零一二三四五六七八九十百千万萬亿億两兩半几幾".unicodeScalars.map(\.value))
}
