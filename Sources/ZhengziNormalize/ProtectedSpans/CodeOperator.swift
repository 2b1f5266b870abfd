// SPDX-License-Identifier: Apache-2.0

/// `::`, `!=`, `==`, `x--;`: marks that are operators by their neighbour.
enum CodeOperator: SpanRecognizer {
  static let kind = SpanKind.codeOperator

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    if line.matches("--;", at: i) { return line.tokens[i - 1].isLatin ? i + 3 : nil }
    let isDoubled = line.ascii(i) == UInt8(ascii: ":") && line.ascii(i + 1) == UInt8(ascii: ":")
    let isComparison = line.ascii(i) != UInt8(ascii: ":") && line.ascii(i + 1) == UInt8(ascii: "=")
    guard isDoubled || isComparison else { return nil }
    return line.run(from: i) { line.ascii($0) == line.ascii(i) || line.ascii($0) == UInt8(ascii: "=") }
  }
}
