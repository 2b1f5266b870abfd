// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// What an HTML or XML file says of its own encoding: a hint, since many say wrong.
enum Declaration {
  /// How much it counts, in tenths of a nat.
  static let weight = 120

  /// Where declarations are sought, in bytes from the start.
  private static let reach = 1024

  /// The encoding of `<meta charset=…>`, `content="text/html; charset=…"` or `<?xml … encoding="…"?>`.
  static func encoding(_ bytes: Span<UInt8>) -> TextEncoding? {
    var head: [UInt8] = []
    for i in 0..<min(bytes.count, reach) { head.append(bytes[i] | (bytes[i] &- 0x41 < 26 ? 0x20 : 0)) }
    guard head.contains(UInt8(ascii: "<")) else { return nil }
    for key in ["charset=", "encoding="] {
      if let label = value(of: Array(key.utf8), in: head), let encoding = TextEncoding(label: label) { return encoding }
    }
    return nil
  }

  private static func value(of key: [UInt8], in head: [UInt8]) -> String? {
    guard head.count > key.count else { return nil }
    for i in 0..<head.count - key.count where head[i] == key[0] && head[i..<i + key.count].elementsEqual(key) {
      let rest = head[(i + key.count)...].drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: " ") }
      return String(decoding: rest.prefix { isLabel($0) }, as: UTF8.self)
    }
    return nil
  }

  private static func isLabel(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
