// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The common characters that a normalization form never changes, unless a combining mark follows, and that never join what stands before them.
///
/// By Unicode's stability policy this can be said in code: ASCII, Han (without the compatibility blocks), kana and the usual Chinese marks.
struct StableCharacters {
  private let keepsWidth: Bool

  init(form: UnicodeForm) {
    keepsWidth = form == .nfc
  }

  /// The length of the stable character at `i`; 0 where what stands there may change or is no character.
  @inline(__always)
  func length(_ bytes: Span<UInt8>, at i: Int) -> Int {
    let lead = bytes[i]
    if lead < 0x80 { return 1 }
    guard lead >= 0xE2, i + 2 < bytes.count, bytes[i + 1] & 0xC0 == 0x80, bytes[i + 2] & 0xC0 == 0x80 else { return 0 }
    switch lead {
    case 0xE4...0xE9: return 3
    case 0xE2, 0xE3, 0xEF:
      let value = UInt32(lead & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
      return isStable(value) ? 3 : 0
    default: return 0
    }
  }

  private func isStable(_ value: UInt32) -> Bool {
    switch value {
    case 0x3400...0x9FFF: true  // Han
    case 0x3041...0x3096, 0x30A1...0x30FC: true  // kana
    case 0x3001...0x3003, 0x3008...0x3011, 0x2012...0x2016, 0x2018...0x201D: true  // 、。〃 〈…】 ‒…‖ ‘…”
    case 0x3000, 0x2026, 0xFF01...0xFF60: keepsWidth  // 　 … ！…｠
    default: false
    }
  }
}
