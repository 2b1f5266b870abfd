// SPDX-License-Identifier: Apache-2.0

extension Line {
  /// Marks every protected span, from left to right, an earlier one wins; then finds out which quotes open. Cost: the signs, and the words before marks.
  mutating func protectSpans() {
    defer { if traits.contains(.quotes) { directQuotes() } }
    guard traits.contains(.spans) else { return }
    var i = 1
    if let end = CodeLine.end(self) {
      protect(1..<end, .codeLine)
      i = end
    }
    var sign = tokens[i].kind.isSign ? i : sign(after: i)
    while true {
      i = protectWords(from: i, before: sign)
      if i <= sign {
        guard sign < tokens.count - 1 else { return }
        i = sign + 1
        if isMark(sign), tokens[sign].span != .userText, let (span, end) = markedSpan(at: sign) {
          protect(sign..<end, span)
          i = end
        }
      }
      while sign < i { sign = Int(tokens[sign].nextSign) }
    }
  }

  /// Protects the spans that start in the word that touches the sign; returns where the last one ends, or `start`.
  ///
  /// No span but a plain number, which is known already, starts in a word that no mark touches.
  private mutating func protectWords(from start: Int, before sign: Int) -> Int {
    guard sign > start, canLead(sign) else { return start }
    var i = sign
    while i > start, isInWord(i - 1) { i -= 1 }
    var end = start
    while i < sign {
      let kind = tokens[i].kind
      if kind == .letter || kind == .digit, tokens[i].span != .userText,
        let (span, next) = kind == .letter ? wordSpan(at: i) : numberSpan(at: i)
      {
        protect(i..<next, span)
        i = next
        end = next
      } else {
        // A word of the user's own text ends where it starts.
        i = kind == .letter ? max(i + 1, endOfWord(startingAt: i)) : i + 1
      }
    }
    return end
  }

  /// Whether a grammar that starts with a word goes on with the mark.
  private func canLead(_ sign: Int) -> Bool {
    switch ascii(sign) {
    case UInt8(ascii: "("), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "_"): true
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "@"),
      UInt8(ascii: ","):
      tokens[sign + 1].code < 0x80 && tokens[sign + 1].kind != .space
    default: false
    }
  }

  private func isMark(_ i: Int) -> Bool { tokens[i].kind == .mark || tokens[i].kind == .quote }

  private func isInWord(_ i: Int) -> Bool {
    tokens[i].kind == .letter || tokens[i].kind == .digit || tokens[i].kind == .combining
  }

  mutating func protect(_ range: Range<Int>, _ kind: SpanKind) {
    isProtected = true
    for i in range where tokens[i].span != .userText { tokens[i].span = kind }
  }

  private func numberSpan(at i: Int) -> (SpanKind, Int)? {
    (isJoined(i) ? match(EmailAddress.self, i) ?? match(HostName.self, i) : nil) ?? match(NumberGroup.self, i)
  }

  /// The span that starts with the letter, by the recognizers that may begin with one, the most specific first.
  private func wordSpan(at i: Int) -> (SpanKind, Int)? {
    let end = endOfWord(startingAt: i)
    // A word between spaces or Han is nothing else; every grammar below needs a mark of ASCII after it.
    guard tokens[end].kind == .mark || tokens[end].kind == .quote, isJoined(i) else { return nil }
    // The first mark tells which grammars can be meant.
    return switch ascii(run(from: i) { isAlphanumeric($0) }) {
    case UInt8(ascii: "("): match(FunctionCall.self, i)
    case UInt8(ascii: "@"), UInt8(ascii: "%"): match(EmailAddress.self, i)
    case UInt8(ascii: "="): match(Attribute.self, i)
    case UInt8(ascii: "/"): match(RelativePath.self, i)
    case UInt8(ascii: "+"): match(WebAddress.self, i) ?? match(EmailAddress.self, i) ?? match(CodeWord.self, i)
    case UInt8(ascii: "."):
      match(WebAddress.self, i) ?? match(EmailAddress.self, i) ?? match(FunctionCall.self, i) ?? match(HostName.self, i)
    case UInt8(ascii: ":"):
      match(WebAddress.self, i) ?? match(DrivePath.self, i) ?? match(Attribute.self, i) ?? match(FunctionCall.self, i)
        ?? match(HostName.self, i)
    default:
      match(EmailAddress.self, i) ?? match(Attribute.self, i) ?? match(FunctionCall.self, i) ?? match(HostName.self, i)
        ?? match(RelativePath.self, i) ?? match(CodeWord.self, i)
    }
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
    case UInt8(ascii: "-"): match(OptionFlag.self, i) ?? match(CodeOperator.self, i)
    case UInt8(ascii: "@"): match(Mention.self, i)
    case UInt8(ascii: "#"): match(Hashtag.self, i)
    case UInt8(ascii: ":"): match(Emoticon.self, i) ?? match(EmojiCode.self, i) ?? match(CodeOperator.self, i)
    case UInt8(ascii: ";"): match(Emoticon.self, i)
    case UInt8(ascii: "!"), UInt8(ascii: "="): match(CodeOperator.self, i)
    case UInt8(ascii: "?"): match(Query.self, i)
    case UInt8(ascii: "("): match(LinkTarget.self, i)
    case UInt8(ascii: "{"), UInt8(ascii: "["): match(Literal.self, i) ?? match(Subscript.self, i)
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
