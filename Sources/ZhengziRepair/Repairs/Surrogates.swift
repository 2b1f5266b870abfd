// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Surrogates written as UTF-8: a pair (CESU-8) becomes its character, one alone U+FFFD.
struct Surrogates: PlaceRule {
  let repair = Repair.surrogates
  let kinds: Profile.Kinds? = nil

  func canStart(_ byte: UInt8) -> Bool { byte == 0xED }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    guard let first = surrogate(window, i) else { return nil }
    var text: [UInt8] = []
    if first < 0xDC00, let second = surrogate(window, i + 3), second >= 0xDC00 {
      text.append(codePoint: 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      return PlaceMatch(length: 6, text: text, confidence: 0.99)
    }
    text.append(codePoint: 0xFFFD)
    return PlaceMatch(length: 3, text: text)
  }

  private func surrogate(_ window: Span<UInt8>, _ i: Int) -> UInt32? {
    guard i + 2 < window.count, window[i] == 0xED, window[i + 1] >= 0xA0, window[i + 1] < 0xC0, window[i + 2] & 0xC0 == 0x80 else {
      return nil
    }
    return 0xD000 | UInt32(window[i + 1] & 0x3F) << 6 | UInt32(window[i + 2] & 0x3F)
  }
}
