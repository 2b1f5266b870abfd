// SPDX-License-Identifier: Apache-2.0

/// A subscript that touches a name or another subscript: `row[2:]`, `cell[i, j]`, `call(x)[:8]`. Han makes it a note or a gloss.
enum Subscript: SpanRecognizer {
  static let kind = SpanKind.literal

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard line.isIdentifier(i - 1) || line.ascii(i - 1) == UInt8(ascii: "]") || line.ascii(i - 1) == UInt8(ascii: ")") else { return nil }
    let close = line.run(from: i + 1, most: Line.longestName) { line[$0].code < 0x80 && line.ascii($0) != UInt8(ascii: "]") }
    return line.ascii(close) == UInt8(ascii: "]") && close > i + 1 ? close + 1 : nil
  }
}
