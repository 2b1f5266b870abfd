// SPDX-License-Identifier: Apache-2.0

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
