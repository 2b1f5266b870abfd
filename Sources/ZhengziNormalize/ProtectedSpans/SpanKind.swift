// SPDX-License-Identifier: Apache-2.0

/// What a protected span is: text with a grammar of its own, in which no mark is punctuation.
enum SpanKind: UInt8 {
  case none
  /// What the user protects: no rule changes any of its characters, or puts one between them.
  case userText
  case webAddress, emailAddress, filePath, hostName, number, word
  case codeLine, codeSpan, literal, functionCall, attribute, query, codeOperator
  case teX, markup, entity
  case option, mention, hashtag, emojiCode, emoticon, linkTarget
}

/// The grammar of one kind of protected span.
protocol SpanRecognizer {
  static var kind: SpanKind { get }
  /// One past the span that starts at `i`, or `nil` where none does.
  static func end(_ line: borrowing Line, _ i: Int) -> Int?
}
