// SPDX-License-Identifier: Apache-2.0

extension Line {
  /// Marks every protected span, from left to right, an earlier one wins; then finds out which quotes open.
  mutating func protectSpans() {
    defer { if traits.contains(.quotes) { directQuotes() } }
    var i = 1
    if let end = CodeLine.end(self) {
      protect(1..<end, .codeLine)
      i = end
    }
    while i < tokens.count - 1 {
      let kind = tokens[i].kind
      if kind == .han || kind == .wideMark || tokens[i].span != .none {
        i += Int(tokens[i].run)
      } else if let (span, end) = span(at: i) {
        protect(i..<end, span)
        i = end
      } else if kind == .letter || kind == .digit {
        i = endOfWord(startingAt: i)
      } else {
        i += 1
      }
    }
  }

  mutating func protect(_ range: Range<Int>, _ kind: SpanKind) {
    for i in range { tokens[i].span = kind }
  }

  /// The span that starts at `i`, by the recognizers that may begin with this character, the most specific first.
  private func span(at i: Int) -> (SpanKind, Int)? {
    switch tokens[i].kind {
    case .letter: wordSpan(at: i)
    case .digit: (isJoined(i) ? match(EmailAddress.self, i) ?? match(HostName.self, i) : nil) ?? match(NumberGroup.self, i)
    case .mark, .quote: markedSpan(at: i)
    default: nil
    }
  }

  private func wordSpan(at i: Int) -> (SpanKind, Int)? {
    let end = endOfWord(startingAt: i)
    // A word between spaces or Han is nothing else; every grammar below needs a mark of ASCII after it.
    guard tokens[end].kind == .mark || tokens[end].kind == .quote, isJoined(i) else { return nil }
    return match(WebAddress.self, i) ?? match(EmailAddress.self, i) ?? match(DrivePath.self, i) ?? match(Attribute.self, i)
      ?? match(FunctionCall.self, i) ?? match(HostName.self, i) ?? match(RelativePath.self, i) ?? match(CodeWord.self, i)
  }

  /// Whether behind the letters and digits from `i` on a mark stands that can lead a grammar on: others, and most before a space or Han, end a word of prose.
  private func isJoined(_ i: Int) -> Bool {
    let end = run(from: i) { isAlphanumeric($0) }
    switch ascii(end) {
    case UInt8(ascii: "("), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "_"): return true
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "@"):
      return tokens[end + 1].code < 0x80 && tokens[end + 1].kind != .space
    default: return false
    }
  }

  private func markedSpan(at i: Int) -> (SpanKind, Int)? {
    switch UInt8(truncatingIfNeeded: tokens[i].code) {
    case UInt8(ascii: "`"): match(CodeSpan.self, i)
    case UInt8(ascii: "$"): match(TeXMath.self, i)
    case UInt8(ascii: "\\"): match(TeXCommand.self, i)
    case UInt8(ascii: "<"): match(MarkupComment.self, i) ?? match(CodeElement.self, i) ?? match(MarkupTag.self, i)
    case UInt8(ascii: "&"): match(Entity.self, i)
    case UInt8(ascii: "/"), UInt8(ascii: "~"), UInt8(ascii: "."): match(FilePath.self, i)
    case UInt8(ascii: "-"): match(OptionFlag.self, i)
    case UInt8(ascii: "@"): match(Mention.self, i)
    case UInt8(ascii: "#"): match(Hashtag.self, i)
    case UInt8(ascii: ":"): match(Emoticon.self, i) ?? match(EmojiCode.self, i) ?? match(CodeOperator.self, i)
    case UInt8(ascii: ";"): match(Emoticon.self, i)
    case UInt8(ascii: "!"), UInt8(ascii: "="): match(CodeOperator.self, i)
    case UInt8(ascii: "?"): match(Query.self, i)
    case UInt8(ascii: "("): match(LinkTarget.self, i)
    case UInt8(ascii: "{"), UInt8(ascii: "["): match(Literal.self, i)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): match(StringLiteral.self, i)
    case UInt8(ascii: "_"): match(FunctionCall.self, i) ?? match(CodeWord.self, i)
    default: nil
    }
  }

  private func match<Recognizer: SpanRecognizer>(_ recognizer: Recognizer.Type, _ i: Int) -> (SpanKind, Int)? {
    guard let end = Recognizer.end(self, i), end > i else { return nil }
    return (Recognizer.kind, end)
  }
}
