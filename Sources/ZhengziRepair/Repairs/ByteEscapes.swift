// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Runs of `\xe4\xb8\xad` or of git's octal `\344\270\255` that are UTF-8 or GB18030.
struct ByteEscapes: PlaceRule {
  let repair = Repair.byteEscapes
  let kinds: Profile.Kinds? = .backslash

  func canStart(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\\") }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    if i > 0, window[i - 1] == UInt8(ascii: "\\") { return nil }
    var bytes: [UInt8] = []
    var end = i
    while let (byte, length) = escape(window, end), byte >= 0x80 || Self.endsInLead(bytes) {
      bytes.append(byte)
      end += length
    }
    guard let (text, confidence) = [UInt8].decoding(bytes) else { return nil }
    return PlaceMatch(length: end - i, text: text, confidence: confidence)
  }

  /// Whether the last byte may want an ASCII byte after it, as in GBK.
  private static func endsInLead(_ bytes: [UInt8]) -> Bool {
    bytes.last.map { $0 >= 0x81 } ?? false && bytes.count % 2 == 1
  }

  private func escape(_ window: Span<UInt8>, _ i: Int) -> (UInt8, Int)? {
    if window.has("\\x", at: i) {
      guard let number = window.number(at: i + 2, base: 16, most: 2), number.digits == 2 else { return nil }
      return (UInt8(number.value), 4)
    }
    guard window.has("\\", at: i), let number = window.number(at: i + 1, base: 8, most: 3) else { return nil }
    guard number.digits == 3, number.value < 0x100 else { return nil }
    return (UInt8(number.value), 4)
  }
}
