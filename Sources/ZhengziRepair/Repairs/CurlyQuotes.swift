// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Curly quotation marks as straight ones: a matter of taste, and wrong for Chinese.
struct CurlyQuotes: PlaceRule {
  let repair = Repair.curlyQuotes
  let kinds: Profile.Kinds? = nil

  func canStart(_ byte: UInt8) -> Bool { byte == 0xE2 || byte == 0xCA }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    guard let (code, length) = window.codePoint(at: i) else { return nil }
    switch code {
    case 0x2BC, 0x2018...0x201B: return PlaceMatch(length: length, text: [UInt8(ascii: "'")])
    case 0x201C...0x201F: return PlaceMatch(length: length, text: [UInt8(ascii: "\"")])
    default: return nil
    }
  }
}
