// SPDX-License-Identifier: Apache-2.0

/// An object or list literal: `{"名": "王"}`, `["甲","乙"]`.
enum Literal: SpanRecognizer {
  static let kind = SpanKind.literal

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let open = line.ascii(i)
    let first = line.run(from: i + 1) { line.tokens[$0].isSpace }
    guard line.ascii(first) == UInt8(ascii: "\"") || line.ascii(first) == UInt8(ascii: "'") else { return nil }
    var depth = 0
    var j = i
    while j < min(line.tokens.count - 1, i + Line.longestSpan) {
      if line.ascii(j) == open { depth += 1 }
      if line.ascii(j) == open + 2 { depth -= 1 }
      if depth == 0 { return j + 1 }
      j += 1
    }
    return nil
  }
}
