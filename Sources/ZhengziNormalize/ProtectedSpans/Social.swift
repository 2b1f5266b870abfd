// SPDX-License-Identifier: Apache-2.0

/// An account's name in ASCII: `@wang_li`. Han after `@` is text like any other.
enum Mention: SpanRecognizer {
  static let kind = SpanKind.mention

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let end = line.run(from: i + 1) { line.isIdentifier($0) || line.ascii($0) == UInt8(ascii: "-") && line.isIdentifier($0 + 1) }
    return end > i + 1 ? end : nil
  }
}

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

/// `:smile:`.
enum EmojiCode: SpanRecognizer {
  static let kind = SpanKind.emojiCode

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard !line.tokens[i - 1].isLatin, line.isASCIILetter(i + 1) || line.ascii(i + 1) == UInt8(ascii: "+") else { return nil }
    let close = line.run(from: i + 1) { j in
      let byte = line.ascii(j)
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || line.isDigit(j) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-")
    }
    guard line.ascii(close) == UInt8(ascii: ":"), !line.isIdentifier(close + 1), line.ascii(close + 1) != UInt8(ascii: "/") else {
      return nil
    }
    return close + 1
  }
}
