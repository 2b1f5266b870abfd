// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Which inputs are read, how they are divided, and where the result goes, as the command line says it.
struct FileArguments: ParsableArguments {
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
  /// Read before the parser sees the arguments.
  var configFile: String?

  @Flag(help: "Flush after each line; a repair then sees only what came so far.")
  var lineBuffered = false

  var options: FileOptions {
    FileOptions(
      jsonl: jsonl, field: field, annotate: annotate, warc: warc, null: null, workers: workers, inPlace: inPlace,
      inPlaceSuffix: inPlaceSuffix, output: output, files0From: files0From, lineBuffered: lineBuffered)
  }
}
