// SPDX-License-Identifier: Apache-2.0

/// A character reference: `&nbsp;`, `&#8212;`, `&#x2014;`.
enum Entity: SpanRecognizer {
  static let kind = SpanKind.entity

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let start = line.ascii(i + 1) == UInt8(ascii: "#") ? i + 2 : i + 1
    let end = line.run(from: start) { line.isAlphanumeric($0) }
    guard end > start, end - start <= 32, line.ascii(end) == UInt8(ascii: ";") else { return nil }
    return end + 1
  }
}
