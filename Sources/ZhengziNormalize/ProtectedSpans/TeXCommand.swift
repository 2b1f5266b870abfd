// SPDX-License-Identifier: Apache-2.0

/// A command's name, and its argument where that is no prose: `\section`, `\cite{a,b}`; also `\(…\)` and `\[…\]`, and roff's `\*(xx`.
enum TeXCommand: SpanRecognizer {
  static let kind = SpanKind.teX

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    if line.ascii(i + 1) == UInt8(ascii: "(") { return displayEnd(line, i, UInt8(ascii: ")")) }
    if line.ascii(i + 1) == UInt8(ascii: "[") { return displayEnd(line, i, UInt8(ascii: "]")) }
    // A string of roff: `\*(C'`.
    if line.matches("*(", at: i + 1) { return min(i + 5, line.tokens.count - 1) }
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
