// SPDX-License-Identifier: Apache-2.0

/// Digits joined by marks: `1,234,567`, `3.14`, `10:30:05`, `3:2`, `2023-11-23`, `2023/11/23`, `010-6552-1234`.
enum NumberGroup: SpanRecognizer {
  static let kind = SpanKind.number

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    var j = i
    while line.isDigit(j) || isJoint(line, j) { j += 1 }
    return j
  }

  private static func isJoint(_ line: borrowing Line, _ i: Int) -> Bool {
    switch line.ascii(i) {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"):
      line.isDigit(i - 1) && line.isDigit(i + 1)
    default: false
    }
  }
}
