// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Runs inputs through a pipeline into a sink, on one thread or several; the output keeps the order of the input.
final class Runner {
  let pipeline: Pipeline
  let form: RecordForm
  var sink: any Sink
  let workers: Int
  /// Whether counts by kind are wanted.
  let countsTotals: Bool
  private(set) var totals = Totals()
  /// Where passages are gathered, if they are wanted.
  var gallery: Gallery?
  var progress: Progress?
  /// What is wrong with the current input.
  private var damage: String?

  init(_ pipeline: Pipeline, _ form: RecordForm, _ sink: any Sink, workers: Int, countsTotals: Bool) {
    self.pipeline = pipeline
    self.form = form
    self.sink = sink
    self.workers = workers
    self.countsTotals = countsTotals
  }

  private var listening: Listening {
    var listening = sink.listening
    if countsTotals { listening.changes = true }
    if gallery != nil { listening.passages = true }
    return listening
  }

  /// Runs one input to its end, or to where reading it fails: what came before is handed on first.
  func run(_ source: any ByteSource, name: String) throws(Failure) {
    let source = SourceUntilFailure(source)
    damage = nil
    try sink.begin(name)
    totals.addFile()
    gallery?.begin(name)
    var warnings = WarningCounter(name: name)
    if workers > 1, form.isDivisible {
      try runInParallel(source, &warnings)
    } else {
      try runInSequence(source, &warnings)
    }
    warnings.finish()
    try sink.end()
    if let failure = source.failure { throw failure }
    if let damage { throw Failure(.inputOutput, "\(name): \(damage)", isOfInput: true) }
  }

  private func runInSequence(_ source: any ByteSource, _ warnings: inout WarningCounter, from start: Place = Place()) throws(Failure) {
    let rewriter = form.rewriter(pipeline, listening)
    var chunk: [UInt8] = []
    var portion = Portion()
    while try source.read(into: &chunk) {
      rewriter.push(chunk.span, into: &portion)
      try deliver(&portion, after: start, &warnings)
    }
    rewriter.finish(into: &portion)
    try deliver(&portion, after: start, &warnings)
  }

  /// Rewrites units side by side while others are read and handed on, in order; at most two for each worker are under way.
  private func runInParallel(_ source: any ByteSource, _ warnings: inout WarningCounter) throws(Failure) {
    let cutter = UnitCutter(source, form, memory: pipeline.memory)
    let workers = Workers(count: workers, form, pipeline, listening)
    defer { workers.stop() }
    var underWay: [Unit] = []
    var spare: [Unit] = []
    var place = Place()
    while true {
      while underWay.count < 2 * self.workers {
        let unit = spare.popLast() ?? Unit()
        guard try cutter.fill(unit) else { break }
        underWay.append(unit)
        workers.add(unit)
      }
      guard !underWay.isEmpty else { break }
      let unit = underWay.removeFirst()
      unit.done.wait()
      let next = place.advanced(by: unit.portion)
      try deliver(&unit.portion, after: place, &warnings)
      place = next
      spare.append(unit)
    }
    if cutter.isStuck { try runInSequence(cutter, &warnings, from: place) }
  }

  private func deliver(_ portion: inout Portion, after place: Place, _ warnings: inout WarningCounter) throws(Failure) {
    portion.follow(place)
    try sink.take(portion)
    if countsTotals { totals.add(portion) }
    gallery?.add(portion.passages)
    damage = damage ?? portion.damage
    for warning in portion.warnings { warnings.add(warning) }
    progress?.advance(by: portion.inputCount)
    portion.removeAll()
  }
}

/// How much of an input has been handed on.
struct Place {
  var input = 0
  var output = 0
  var lines = 0
  var records = 0

  func advanced(by portion: Portion) -> Place {
    Place(
      input: input + portion.inputCount, output: output + portion.output.count,
      lines: lines + portion.lineCount, records: records + portion.recordCount)
  }
}

/// Reports the first warnings of a file, and how many there are.
private struct WarningCounter {
  private static let shown = 5
  let name: String
  private var count = 0

  init(name: String) {
    self.name = name
  }

  mutating func add(_ warning: Warning) {
    count += 1
    if count <= Self.shown { report("\(name):\(warning.line): \(warning.message)") }
  }

  func finish() {
    if count > Self.shown { report("\(name): \(count - Self.shown) more such records") }
  }
}
