// SPDX-License-Identifier: Apache-2.0

/// Which inputs are read, how they are divided, and where the result goes.
struct FileOptions: Equatable {
  var jsonl = false
  var field: [String] = []
  var annotate: String?
  var warc = false
  var null = false
  var workers = 1
  var inPlace = false
  var inPlaceSuffix: String?
  var output: String?
  var files0From: String?
  var lineBuffered = false

  var rewritesInPlace: Bool { inPlace || inPlaceSuffix != nil }

  /// Throws where options contradict one another.
  func validate() throws(Failure) {
    if jsonl, field.isEmpty { throw Failure(.usage, "--jsonl needs --field NAME: which string values to rewrite") }
    if !jsonl, !field.isEmpty { throw Failure(.usage, "--field needs --jsonl") }
    if !jsonl, annotate != nil { throw Failure(.usage, "--annotate needs --jsonl") }
    if jsonl, null { throw Failure(.usage, "--jsonl and --null exclude each other: JSON Lines end with a line feed") }
    if warc, jsonl || null { throw Failure(.usage, "--warc excludes --jsonl and --null: its records tell their own lengths") }
    if workers < 1 || workers > 256 { throw Failure(.usage, "-j takes a number from 1 to 256, not '\(workers)'") }
    if rewritesInPlace, output != nil { throw Failure(.usage, "-i and -o exclude each other") }
    if inPlaceSuffix == "" { throw Failure(.usage, "-i= needs a suffix, such as -i=.bak; -i alone keeps no old file") }
  }

  /// How the inputs are divided into documents.
  func form(isInteractive: Bool) -> RecordForm {
    if jsonl { return .jsonl(JSONLOptions(fields: field, annotation: annotate)) }
    if warc { return .warc }
    return null ? .null : .plain(isLineBuffered: lineBuffered || isInteractive)
  }
}
