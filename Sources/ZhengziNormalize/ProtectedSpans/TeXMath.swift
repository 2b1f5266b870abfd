// SPDX-License-Identifier: Apache-2.0

/// Formulas between dollar signs: `$x,y$`, `$$…$$`. Prose between two prices is none.
enum TeXMath: SpanRecognizer {
  static let kind = SpanKind.teX

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let dollar = UInt8(ascii: "$")
    let start = line.run(from: i) { line.ascii($0) == dollar }
    guard start - i <= 2, !line.tokens[start].isSpace || start - i == 2,
      let close = line.firstPlace(of: dollar, from: start), close > start
    else { return nil }
    guard start - i == 2 || !line.tokens[close - 1].isSpace else { return nil }
    let isFormula =
      (start..<close).allSatisfy { line.tokens[$0].kind != .han } || (start..<close).contains { line.ascii($0) == UInt8(ascii: "\\") }
    guard isFormula else { return nil }
    let end = line.run(from: close) { line.ascii($0) == dollar }
    return end - close == start - i ? end : nil
  }
}
