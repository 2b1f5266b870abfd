// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Encodings of seven bits that switch character sets by escapes: ISO-2022 and HZ.
enum EscapedText {
  private static let escape: UInt8 = 0x1B
  private static let shiftOut: UInt8 = 0x0E
  private static let reach = 4 << 10
  /// Pairs of HZ that cost more than this on average, in tenths of a nat, are no Chinese but a program's braces.
  private static let dearest = 115

  /// Whether a byte may be the first telling one of such a text.
  static func mayStart(_ byte: UInt8) -> Bool {
    byte == escape || byte == shiftOut || byte == UInt8(ascii: "~")
  }

  /// The encoding of a text whose first telling byte is an escape; `nil` where it is none of these.
  static func detect(_ bytes: Span<UInt8>) -> Detection? {
    let head = bytes.extracting(0..<min(bytes.count, reach))
    for i in 0..<head.count where head[i] >= 0x80 { return nil }
    if head[0] == escape || head[0] == shiftOut { return iso2022(head) }
    return head[0] == UInt8(ascii: "~") ? hz(head) : nil
  }

  /// By the first designation (RFC 1468, 1554, 1557, 1922).
  private static func iso2022(_ bytes: Span<UInt8>) -> Detection? {
    for i in 0..<max(0, bytes.count - 2) where bytes[i] == escape {
      let final = i + 3 < bytes.count ? bytes[i + 3] : 0
      switch (bytes[i + 1], bytes[i + 2], final) {
      case (0x24, 0x29, 0x43): return found(.iso2022KR, .korean)
      case (0x24, 0x29, 0x41), (0x24, 0x29, 0x45): return found(.iso2022CN, .simplified)
      case (0x24, 0x29, 0x47), (0x24, 0x2A, 0x48): return found(.iso2022CN, .traditional)
      case (0x24, 0x40, _), (0x24, 0x42, _), (0x24, 0x28, 0x44), (0x28, 0x4A, _), (0x28, 0x49, _): return found(.iso2022JP, .japanese)
      default: continue
      }
    }
    return nil
  }

  /// `~{` and pairs up to `~}` or the line's end (RFC 1843), where the pairs are likely characters.
  private static func hz(_ bytes: Span<UInt8>) -> Detection? {
    let cells = GB18030Reader()
    let cost = CharacterCosts.shared
    var total = 0
    var pairs = 0
    var i = 2
    while i + 1 < bytes.count, bytes[i] != UInt8(ascii: "~"), bytes[i] > 0x20 {
      let pair: [UInt8] = [bytes[i] | 0x80, bytes[i + 1] | 0x80]
      let character = cells.read(pair.span, at: 0)
      total += character.isInvalid ? 250 : Int(cost(character.value)[0])
      pairs += 1
      i += 2
    }
    return pairs > 0 && total <= dearest * pairs ? found(.hz, .simplified) : nil
  }

  private static func found(_ encoding: TextEncoding, _ script: DetectedScript) -> Detection {
    Detection(encoding: encoding, confidence: 0.99, script: script)
  }
}
