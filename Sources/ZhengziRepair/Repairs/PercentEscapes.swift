// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Runs of `%E4%B8%AD` that are UTF-8 or GB18030, outside of addresses.
///
/// ASCII stays escaped: `%20` and `%2F` mean something in what they stand in.
struct PercentEscapes: PlaceRule {
  let repair = Repair.percentEscapes
  let kinds: Profile.Kinds? = .percent

  func canStart(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "%") }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    guard !isInAddress(window, i) else { return nil }
    var bytes: [UInt8] = []
    var end = i
    while window.has("%", at: end), let number = window.number(at: end + 1, base: 16, most: 2), number.digits == 2, number.value >= 0x40 {
      guard number.value >= 0x80 || bytes.count % 2 == 1 else { break }
      bytes.append(UInt8(number.value))
      end += 3
    }
    guard let (text, confidence) = [UInt8].decoding(bytes) else { return nil }
    return PlaceMatch(length: end - i, text: text, confidence: confidence)
  }

  /// Addresses are hardly longer, and text without spaces must not be read again and again.
  private static let longestAddress = 2048

  /// Whether the word before holds `://` or `?` or `=`: there the escapes belong.
  private func isInAddress(_ window: Span<UInt8>, _ i: Int) -> Bool {
    var k = i
    while k > max(0, i - Self.longestAddress), window[k - 1] > 0x20, window[k - 1] < 0x80 {
      k -= 1
      if window[k] == UInt8(ascii: "=") || window.has("://", at: k) { return true }
    }
    return false
  }
}
