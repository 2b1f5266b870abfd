// SPDX-License-Identifier: Apache-2.0

/// What a protected span is: text with a grammar of its own, in which no mark is punctuation.
enum SpanKind: UInt8 {
  case none
  case webAddress, emailAddress, filePath, hostName, number, word
  case codeBlock, codeSpan, literal, functionCall, attribute, query, codeOperator
  case teX, markup, entity
  case option, mention, hashtag, emojiCode, emoticon, linkTarget
}

/// The grammar of one kind of protected span.
protocol SpanRecognizer {
  static var kind: SpanKind { get }
  /// One past the span that starts at `i`, or `nil` where none does.
  static func end(_ line: borrowing Line, _ i: Int) -> Int?
}

extension Line {
  /// Marks every protected span, from left to right, an earlier one wins; then finds out which quotes open.
  mutating func protectSpans() {
    defer { directQuotes() }
    var i = 1
    while i < tokens.count - 1 {
      if tokens[i].span != .none {
        i += 1
      } else if let (kind, end) = span(at: i) {
        protect(i..<end, kind)
        i = end
      } else if tokens[i].kind == .letter || tokens[i].kind == .digit {
        i = endOfWord(startingAt: i)
      } else {
        i += 1
      }
    }
  }

  mutating func protect(_ range: Range<Int>, _ kind: SpanKind) {
    for i in range { tokens[i].span = kind }
  }

  /// The recognizers that may begin with this character, the most specific first.
  private func span(at i: Int) -> (SpanKind, Int)? {
    switch tokens[i].kind {
    case .letter:
      return first(
        i, WebAddress.self, EmailAddress.self, DrivePath.self, Attribute.self, FunctionCall.self, HostName.self, RelativePath.self,
        CodeWord.self)
    case .digit: return first(i, EmailAddress.self, HostName.self, NumberGroup.self)
    case .mark, .quote: return markedSpan(at: i)
    default: return nil
    }
  }

  private func markedSpan(at i: Int) -> (SpanKind, Int)? {
    switch UInt8(truncatingIfNeeded: tokens[i].code) {
    case UInt8(ascii: "`"): first(i, CodeSpan.self)
    case UInt8(ascii: "$"): first(i, TeXMath.self)
    case UInt8(ascii: "\\"): first(i, TeXCommand.self)
    case UInt8(ascii: "<"): first(i, MarkupComment.self, CodeElement.self, MarkupTag.self)
    case UInt8(ascii: "&"): first(i, Entity.self)
    case UInt8(ascii: "/"), UInt8(ascii: "~"), UInt8(ascii: "."): first(i, FilePath.self)
    case UInt8(ascii: "-"): first(i, OptionFlag.self)
    case UInt8(ascii: "@"): first(i, Mention.self)
    case UInt8(ascii: "#"): first(i, Hashtag.self)
    case UInt8(ascii: ":"): first(i, EmojiCode.self, CodeOperator.self)
    case UInt8(ascii: "!"), UInt8(ascii: "="): first(i, CodeOperator.self)
    case UInt8(ascii: "?"): first(i, Query.self)
    case UInt8(ascii: "("): first(i, LinkTarget.self)
    case UInt8(ascii: "{"), UInt8(ascii: "["): first(i, Literal.self)
    case UInt8(ascii: "_"): first(i, FunctionCall.self, CodeWord.self)
    default: nil
    }
  }

  private func first(_ i: Int, _ recognizers: any SpanRecognizer.Type...) -> (SpanKind, Int)? {
    for recognizer in recognizers {
      if let end = recognizer.end(self, i), end > i { return (recognizer.kind, end) }
    }
    return nil
  }
}
