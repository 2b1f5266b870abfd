// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Which inputs are read, how they are divided, and where the result goes.
struct FileOptions: ParsableArguments {
  @Flag(help: "Each line is a JSON object; rewrite only the string values of --field.")
  var jsonl = false

  @Option(help: ArgumentHelp("With --jsonl: the value to rewrite; a.b reaches in. May be given again.", valueName: "name"))
  var field: [String] = []

  @Option(help: ArgumentHelp("With --jsonl: add this member to each object: what was done to it.", valueName: "name"))
  var annotate: String?

  @Flag(help: "The input is WARC or WET: rewrite the plain text of its records, keep headers and lengths right.")
  var warc = false

  @Flag(name: [.customShort("z"), .customLong("null")], help: "Records end with NUL, not with a line feed.")
  var null = false

  @Option(name: .customShort("j"), help: ArgumentHelp("Worker threads; the output keeps the order of the input.", valueName: "n"))
  var workers = 1

  @Flag(name: .shortAndLong, help: "Rewrite the files themselves; -i=SUFFIX keeps the old ones.")
  var inPlace = false

  @Option(help: .hidden)
  var inPlaceSuffix: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write here instead of standard output; .gz and .zst compress.", valueName: "file"))
  var output: String?

  @Option(
    name: .customLong("files0-from"), help: ArgumentHelp("Read the names of the inputs from here, each ending in NUL.", valueName: "file"))
  var files0From: String?

  @Option(
    help: ArgumentHelp(
      "Options from a TOML file, one KEY = VALUE a line; a key is the long name of an option. What stands here counts more.",
      valueName: "file"))
  var configFile: String?

  @Flag(help: "Flush after each line; a repair then sees only what came so far.")
  var lineBuffered = false

  var rewritesInPlace: Bool { inPlace || inPlaceSuffix != nil }

  mutating func validate() throws {
    if jsonl, field.isEmpty { throw ValidationError("--jsonl needs --field NAME: which string values to rewrite") }
    if !jsonl, !field.isEmpty { throw ValidationError("--field needs --jsonl") }
    if !jsonl, annotate != nil { throw ValidationError("--annotate needs --jsonl") }
    if jsonl, null { throw ValidationError("--jsonl and --null exclude each other: JSON Lines end with a line feed") }
    if warc, jsonl || null { throw ValidationError("--warc excludes --jsonl and --null: its records tell their own lengths") }
    if workers < 1 || workers > 256 { throw ValidationError("-j takes a number from 1 to 256, not '\(workers)'") }
    if rewritesInPlace, output != nil { throw ValidationError("-i and -o exclude each other") }
    if inPlaceSuffix == "" { throw ValidationError("-i= needs a suffix, such as -i=.bak; -i alone keeps no old file") }
  }

  /// How the inputs are divided into documents.
  func form(isInteractive: Bool) -> RecordForm {
    if jsonl { return .jsonl(JSONLOptions(fields: field, annotation: annotate)) }
    if warc { return .warc }
    return null ? .null : .plain(isLineBuffered: lineBuffered || isInteractive)
  }
}
