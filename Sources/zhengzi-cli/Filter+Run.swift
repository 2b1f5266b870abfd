// SPDX-License-Identifier: Apache-2.0

import Glibc
import Zhengzi

extension Filter {
  /// Rewrites all inputs into one output.
  func rewrite(_ names: [String], _ pipeline: Pipeline) throws(Failure) -> ExitStatus {
    let output =
      try file.output.map { path throws(Failure) in try Output(path: path, compression: CompressionFormat(path: path)) } ?? Output()
    let sink = try sink(output)
    let runner = runner(pipeline, sink, totalOf: names)
    var status = ExitStatus.success
    do {
      for name in names { status.join(try rewrite(name, to: output, runner)) }
      // What was read in part is no result: the old file stays.
      if status != .inputOutput || file.output == nil { try output.commit() }
    } catch  where error.status == .success {
      return .success  // Whoever read our output has enough.
    }
    runner.progress?.finish()
    try writeReport(of: runner)
    if status == .success, let check = sink as? CheckSink, check.isChanged { return .wouldChange }
    return status
  }

  /// Rewrites one input of several: what is wrong with it does not stop the others.
  private func rewrite(_ name: String, to output: Output, _ runner: Runner) throws(Failure) -> ExitStatus {
    let input: Input
    do {
      input = try Input(name)
    } catch {
      zhengzi_cli.report(error.message)
      return error.status
    }
    if input.isSameFile(as: output.target ?? output.descriptor) {
      throw Failure(.usage, "\(name): is both input and output; use -i to rewrite a file itself")
    }
    do {
      try runner.run(decode.source(RawSource(input)), name: name)
    } catch  where error.isOfInput {
      zhengzi_cli.report(error.message)
      return error.status
    }
    return .success
  }

  /// Rewrites each file; one that would not change is not touched.
  func rewriteInPlace(_ names: [String], _ pipeline: Pipeline) throws(Failure) -> ExitStatus {
    var status = ExitStatus.success
    let runner = runner(pipeline, InPlaceSink(), totalOf: names)
    for name in names {
      do {
        try rewriteInPlace(name, runner)
      } catch {
        zhengzi_cli.report(error.message)
        status.join(error.status)
      }
    }
    runner.progress?.finish()
    try writeReport(of: runner)
    return status
  }

  private func rewriteInPlace(_ name: String, _ runner: Runner) throws(Failure) {
    let input = try Input(name)
    guard input.size != nil else { throw Failure(.noInput, "\(name): is no regular file; -i rewrites files only") }
    let source = RawSource(input)
    // A compressed file stays one, whatever its name.
    let output = try Output(path: name, compression: source.compression())
    let sink = InPlaceSink(output)
    runner.sink = sink
    try runner.run(decode.source(source), name: name)
    guard sink.isChanged else { return }
    // What somebody else wrote meanwhile would be lost.
    guard input.isUntouched else { throw Failure(.inputOutput, "\(name): was changed while it was read; nothing was written, run again") }
    try output.commit(keeping: file.inPlaceSuffix)
  }

  private func runner(_ pipeline: Pipeline, _ sink: any Sink, totalOf names: [String]) -> Runner {
    let form = file.form(isInteractive: isatty(STDIN_FILENO) == 1)
    let runner = Runner(pipeline, form, sink, workers: file.workers, countsTotals: report.report != nil)
    if report.wantsPage { runner.gallery = Gallery() }
    if report.progress.showsProgress { runner.progress = Progress(total: Self.totalSize(names)) }
    return runner
  }

  private func sink(_ output: Output) throws(Failure) -> any Sink {
    if report.check { return CheckSink() }
    if report.diff { return DiffSink(output, isColored: report.color.colors(output.descriptor)) }
    let listFormat: ExplainFormat? = rewriting.uncertain == .list ? .jsonl : nil
    if let format = report.explain ?? listFormat { return try ExplainSink(output, format: format) }
    return TextSink(output, flushesEachTime: file.form(isInteractive: isatty(STDIN_FILENO) == 1).isLineBuffered)
  }

  private func writeReport(of runner: Runner) throws(Failure) {
    guard let path = report.report else { return }
    let output = try Output(path: path)
    if let gallery = runner.gallery {
      let arguments = Array(CommandLine.arguments.dropFirst())
      let version = FilterArguments.configuration.version
      try output.put(Page(totals: runner.totals, gallery: gallery, arguments: arguments, version: version).html)
    } else {
      try output.put(runner.totals.json)
    }
    try output.commit()
  }

  /// Bytes of all inputs, where all are files.
  private static func totalSize(_ names: [String]) -> Int? {
    var total = 0
    for name in names {
      guard name != "-", let size = try? Input(name).size else { return nil }
      total += size
    }
    return total
  }
}
