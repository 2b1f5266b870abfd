// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Escape sequences that colour a terminal's text (`ESC [ 31 m`), taken out.
struct TerminalEscapes: PlaceRule {
  let repair = Repair.terminalEscapes
  let kinds: Profile.Kinds? = .control

  func canStart(_ byte: UInt8) -> Bool { byte == 0x1B }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    guard window.has("\u{1B}[", at: i) else { return nil }
    var end = i + 2
    while end < window.count, window[end] >= 0x30 && window[end] <= 0x39 || window[end] == UInt8(ascii: ";") { end += 1 }
    guard end < window.count, window[end] | 0x20 >= 0x61, window[end] | 0x20 <= 0x7A else { return nil }
    return PlaceMatch(length: end + 1 - i, text: [])
  }
}
