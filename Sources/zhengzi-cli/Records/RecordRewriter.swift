// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Rewrites an input of one form of records, in chunks of any size. One thread at a time.
protocol RecordRewriter: AnyObject {
  func push(_ chunk: Span<UInt8>, into portion: inout Portion)
  /// Ends the input.
  func finish(into portion: inout Portion)
  /// Starts another input, or another stretch of one, after the windows of it that may matter to what follows.
  func restart(after windows: Span<UInt8>)
}

/// What a rewriter is asked to hand over besides the text.
struct Listening: Sendable {
  /// The changes, with places and reasons.
  var changes = false
  /// Lines before and after.
  var pairs = false
  /// Changes with the text around them.
  var passages = false
}

/// How an input is divided into documents.
enum RecordForm: Sendable {
  /// The input is one document.
  case plain(isLineBuffered: Bool)
  /// A document ends with a NUL.
  case null
  /// Each line is a JSON object, the chosen string values are documents.
  case jsonl(JSONLOptions)
  /// The plain text of each record of a WARC or WET file is a document.
  case warc

  func rewriter(_ pipeline: Pipeline, _ listening: Listening) -> any RecordRewriter {
    switch self {
    case .plain(let isLineBuffered): PlainRewriter(pipeline, listening, isLineBuffered: isLineBuffered)
    case .null: NullRewriter(pipeline, listening)
    case .jsonl(let options): JSONLRewriter(pipeline, listening, options)
    case .warc: WARCRewriter(pipeline, listening)
    }
  }
}
