// SPDX-License-Identifier: Apache-2.0

/// A straight-quoted string after an operator, with the `;` or `,` that ends its statement: `名字 = "张三";`.
enum StringLiteral: SpanRecognizer {
  static let kind = SpanKind.literal

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    var j = i - 1
    while line[j].isSpace { j -= 1 }
    guard isOperator(line.ascii(j)), let close = line.firstPlace(of: line.ascii(i), from: i + 1) else { return nil }
    let next = line.ascii(close + 1)
    return next == UInt8(ascii: ";") || next == UInt8(ascii: ",") ? close + 2 : close + 1
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "|")
  }
}
