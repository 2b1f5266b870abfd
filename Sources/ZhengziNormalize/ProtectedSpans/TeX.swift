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

/// A command's name, and its argument where that is no prose: `\section`, `\cite{a,b}`; also `\(…\)` and `\[…\]`.
enum TeXCommand: SpanRecognizer {
  static let kind = SpanKind.teX

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    if line.ascii(i + 1) == UInt8(ascii: "(") { return displayEnd(line, i, UInt8(ascii: ")")) }
    if line.ascii(i + 1) == UInt8(ascii: "[") { return displayEnd(line, i, UInt8(ascii: "]")) }
    let name = line.run(from: i + 1) { line.isASCIILetter($0) }
    guard name > i + 1 else { return i + 2 < line.tokens.count ? i + 2 : nil }
    guard line.ascii(name) == UInt8(ascii: "{"), let close = line.firstPlace(of: UInt8(ascii: "}"), from: name) else { return name }
    return (name..<close).contains { line.tokens[$0].kind == .han } ? name : close + 1
  }

  private static func displayEnd(_ line: borrowing Line, _ i: Int, _ bracket: UInt8) -> Int {
    var j = i + 2
    while let slash = line.firstPlace(of: UInt8(ascii: "\\"), from: j) {
      if line.ascii(slash + 1) == bracket { return slash + 2 }
      j = slash + 1
    }
    return i + 2
  }
}
