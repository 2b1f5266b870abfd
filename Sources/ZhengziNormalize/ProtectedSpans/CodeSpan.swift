// SPDX-License-Identifier: Apache-2.0

/// Text between runs of backticks of the same length, as in Markdown.
enum CodeSpan: SpanRecognizer {
  static let kind = SpanKind.codeSpan

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let tick = UInt8(ascii: "`")
    let start = line.run(from: i) { line.ascii($0) == tick }
    var j = start
    while let next = line.firstPlace(of: tick, from: j) {
      j = line.run(from: next) { line.ascii($0) == tick }
      if j - next == start - i { return j }
    }
    return start
  }
}
