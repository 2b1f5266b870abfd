// SPDX-License-Identifier: Apache-2.0

import Glibc
import Zhengzi
import ZhengziOptions

/// Reads text, rewrites it, writes UTF-8.
struct Filter: Equatable {
  var files: [String] = []
  var decode = DecodeOptions()
  var rewriting = PipelineOptions()
  var file = FileOptions()
  var report = ReportOptions()

  /// Throws where options contradict one another.
  func validate() throws(Failure) {
    try file.validate()
    try report.validate()
    if file.rewritesInPlace {
      if report.replacesText { throw Failure(.usage, "-i excludes --check, --diff and --explain: they write no text") }
      if files.isEmpty, file.files0From == nil || files.contains("-") { throw Failure(.usage, "-i needs the names of files") }
    }
    if rewriting.uncertain == .list, file.rewritesInPlace || report.check || report.diff {
      throw Failure(.usage, "--uncertain list excludes -i, --check and --diff: it writes a list instead of the text")
    }
    if file.warc, !decode.passesBytes {
      throw Failure(.usage, "--warc excludes --from and --invalid: the lengths in the file count its own bytes")
    }
    if file.files0From != nil, !files.isEmpty { throw Failure(.usage, "--files0-from and file names exclude each other") }
  }

  func run() throws(Failure) -> ExitStatus {
    Interruption.install()
    guard !asksNothing else {
      showUsage()
      return .success
    }
    let pipeline = try makePipeline()
    try decode.check()
    let names = try inputNames()
    return file.rewritesInPlace ? try rewriteInPlace(names, pipeline) : try rewrite(names, pipeline)
  }

  /// A bare `zhengzi` at a terminal would wait in silence for somebody who wanted to know what it is.
  private var asksNothing: Bool {
    CommandLine.arguments.count == 1 && isatty(STDIN_FILENO) == 1
  }

  private func showUsage() {
    print(
      """
      zhengzi puts Chinese text right. It reads standard input or files and writes UTF-8.

        zhengzi < page.txt                           undo damage
        zhengzi -c s2twp page.txt                    and convert to Taiwan's script and words
        zhengzi --explain jsonl page.txt             show each change instead
        zhengzi list                                 what it knows, with examples
        zhengzi --help                               all options
      """)
  }

  private func makePipeline() throws(Failure) -> Pipeline {
    do {
      return try rewriting.pipeline()
    } catch {
      throw Failure(.usage, error.message)
    }
  }

  private func inputNames() throws(Failure) -> [String] {
    guard let list = file.files0From else { return files.isEmpty ? ["-"] : files }
    let source = RawSource(try Input(list))
    var bytes: [UInt8] = []
    var chunk: [UInt8] = []
    while try source.read(into: &chunk) { bytes += chunk }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
