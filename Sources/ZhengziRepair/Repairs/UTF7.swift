// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// Stretches of UTF-7, `+Ti1lhw-`, that are East Asian text, of two characters at least.
struct UTF7: PlaceRule {
  let repair = Repair.utf7
  let kinds: Profile.Kinds? = nil

  func canStart(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "+") }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    var end = i + 1
    while end < window.count, Base64.value(window[end]) != nil, end < i + 4096 { end += 1 }
    guard end - i > 5, end < window.count, window[end] == UInt8(ascii: "-") else { return nil }
    guard let bytes = Base64.decode(window.extracting(i + 1..<end)), bytes.count % 2 == 0 else { return nil }
    let units = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    let text = String(decoding: units, as: UTF16.self)
    guard text.unicodeScalars.allSatisfy({ CharacterKind($0.value).isEastAsian }) else { return nil }
    return PlaceMatch(length: end + 1 - i, text: Array(text.utf8), confidence: 0.9)
  }
}
