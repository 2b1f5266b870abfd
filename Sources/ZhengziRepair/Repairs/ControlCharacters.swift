// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Characters that show nothing and mean nothing in text, taken out: ASCII controls but white space, deprecated format controls,
/// interlinear annotation, the byte order mark. Joiners, direction marks and C1 controls stay.
struct ControlCharacters: PlaceRule {
  let repair = Repair.controlCharacters
  let kinds: Profile.Kinds? = nil

  func canStart(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F || byte == 0xE2 || byte == 0xEF }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    guard let (code, length) = window.codePoint(at: i) else { return nil }
    switch code {
    case 0x00...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFC: return PlaceMatch(length: length, text: [])
    default: return nil
    }
  }
}
