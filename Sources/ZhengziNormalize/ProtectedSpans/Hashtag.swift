// SPDX-License-Identifier: Apache-2.0

/// A topic between two number signs: `#话题,标签#`; also `#!/bin/sh`.
enum Hashtag: SpanRecognizer {
  static let kind = SpanKind.hashtag
  static let longest = 40

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    if line.ascii(i + 1) == UInt8(ascii: "!") { return line.run(from: i) { line.tokens[$0].code < 0x80 && !line.tokens[$0].isSpace } }
    guard !line.tokens[i - 1].isLatin, line.tokens[i + 1].kind == .han || line.tokens[i + 1].kind == .letter,
      let close = line.firstPlace(of: UInt8(ascii: "#"), from: i + 1), close - i <= longest
    else { return nil }
    let isTopic = (i + 1..<close).allSatisfy { !line.tokens[$0].isSpace && line.tokens[$0].code != 0x3002 }
    return isTopic ? close + 1 : nil
  }
}
