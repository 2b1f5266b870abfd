// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// `\u4e2d`, `\U0001F600` and pairs of surrogates as the characters they name, from U+0080 on.
struct UnicodeEscapes: PlaceRule {
  let repair = Repair.unicodeEscapes
  let kinds: Profile.Kinds? = .backslash

  func canStart(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\\") }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    if i > 0, window[i - 1] == UInt8(ascii: "\\") { return nil }
    guard let first = unit(window, i) else { return nil }
    var value = first.value
    var length = first.length
    if value & 0xFFFF_FC00 == 0xD800 {
      guard let second = unit(window, i + length), second.value & 0xFFFF_FC00 == 0xDC00 else { return nil }
      value = 0x10000 + (value - 0xD800) << 10 + (second.value - 0xDC00)
      length += second.length
    }
    guard value >= 0x80, let scalar = Unicode.Scalar(value) else { return nil }
    return PlaceMatch(length: length, text: Array(String(scalar).utf8), confidence: 0.9)
  }

  private func unit(_ window: Span<UInt8>, _ i: Int) -> (value: UInt32, length: Int)? {
    let digits = window.has("\\u", at: i) ? 4 : window.has("\\U", at: i) ? 8 : 0
    guard digits > 0, let number = window.number(at: i + 2, base: 16, most: digits), number.digits == digits else { return nil }
    return (number.value, 2 + digits)
  }
}
