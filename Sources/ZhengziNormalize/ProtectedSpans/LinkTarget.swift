// SPDX-License-Identifier: Apache-2.0

/// The target of a Markdown link or image: `[这里](目标 "题")`, brackets included.
enum LinkTarget: SpanRecognizer {
  static let kind = SpanKind.linkTarget

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard line.ascii(i - 1) == UInt8(ascii: "]"), looksLikeTarget(line, i + 1) else { return nil }
    var depth = 0
    var j = i
    while j < min(line.tokens.count - 1, i + Line.longestSpan) {
      if line.ascii(j) == UInt8(ascii: "(") { depth += 1 }
      if line.ascii(j) == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return j + 1 }
      j += 1
    }
    return nil
  }

  /// A target begins with a scheme, a path, an anchor or a file name; `[1](见下)` does not.
  private static func looksLikeTarget(_ line: borrowing Line, _ i: Int) -> Bool {
    switch line.ascii(i) {
    case UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "<"), UInt8(ascii: ")"): return true
    default: break
    }
    let end = line.run(from: i, most: Line.longestSpan) { !line.tokens[$0].isSpace && line.ascii($0) != UInt8(ascii: ")") }
    return (i..<end).contains { line.ascii($0) == UInt8(ascii: "/") || line.ascii($0) == UInt8(ascii: ".") && line.isIdentifier($0 + 1) }
  }
}
