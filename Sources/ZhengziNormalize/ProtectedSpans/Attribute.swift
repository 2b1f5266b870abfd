// SPDX-License-Identifier: Apache-2.0

/// An assignment to a quoted value: `name="王"`.
enum Attribute: SpanRecognizer {
  static let kind = SpanKind.attribute

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let sign = line.run(from: i, most: Line.longestName) { j in
      line.isIdentifier(j) || line.ascii(j) == UInt8(ascii: "-") || line.ascii(j) == UInt8(ascii: ":")
    }
    guard line.ascii(sign) == UInt8(ascii: "=") else { return nil }
    let quote = line.ascii(sign + 1)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), let close = line.firstPlace(of: quote, from: sign + 2) else {
      return nil
    }
    return close + 1
  }
}
