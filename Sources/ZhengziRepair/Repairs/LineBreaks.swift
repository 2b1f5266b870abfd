// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Every kind of line break as a line feed: CR LF, CR, U+0085, U+2028, U+2029.
struct LineBreaks: PlaceRule {
  let repair = Repair.lineBreaks
  let kinds: Profile.Kinds? = nil

  func canStart(_ byte: UInt8) -> Bool { byte == 0x0D || byte == 0xC2 || byte == 0xE2 }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    if window.has("\r\n", at: i) { return PlaceMatch(length: 2, text: [0x0A]) }
    guard let (code, length) = window.codePoint(at: i) else { return nil }
    switch code {
    case 0x0D, 0x85, 0x2028, 0x2029: return PlaceMatch(length: length, text: [0x0A])
    default: return nil
    }
  }
}
