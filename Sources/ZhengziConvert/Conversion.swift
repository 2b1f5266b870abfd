// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// One configuration applied to bytes: what the stages are made of.
struct Conversion: Sendable {
  let tables: ConversionTables
  /// What is asked beyond the dictionaries; `nil` where they alone decide.
  private let context: Context?
  /// What is not sure, for who reviews; `nil` where nothing is asked.
  private let doubts: Doubts?

  init(_ configuration: Configuration, isStrict: Bool) throws(ZhengziError) {
    context = isStrict ? nil : Context(configuration)
    doubts = Doubts(configuration, asksNeighbours: !isStrict)
    guard let tables = ConversionTables(configuration.name) else {
      throw ZhengziError(.unavailable, "the tables of configuration '\(configuration.name)' are missing or damaged")
    }
    self.tables = tables
  }

  /// Appends the converted text to the output.
  func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    var capacity = Kernel.capacity(for: text.count)
    while true {
      switch run(text, into: &output, capacity: capacity) {
      case .done, .meetsEntry: return
      case .full: capacity *= 2
      case .notNormalized:
        return append(normalized(text).output.span, to: &output)
      }
    }
  }

  /// The text without compatibility ideographs.
  private func normalized(_ text: Span<UInt8>) -> Writer {
    var normalized = Writer(isListening: false)
    normalized.write(text, replacing: Compatibility(tables: tables).replacements(text))
    return normalized
  }

  /// Appends a converted range of a window in which no entry starts; appends nothing and says no where one may.
  func append(_ window: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8], unless probe: EntryProbe) -> Bool {
    let crosses = window.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, range.upperBound < window.count else { return false }
      let last = max(range.lowerBound, range.upperBound - probe.entries.longest)..<range.upperBound
      return probe.entries.starts(in: Text(start: start, count: bytes.count), last)
    }
    if crosses { return false }
    let text = window.extracting(range)
    switch run(text, into: &output, capacity: Kernel.capacity(for: text.count), probe) {
    case .done: return true
    case .full, .meetsEntry: return false
    case .notNormalized:
      let normalized = normalized(text)
      return append(normalized.output.span, 0..<normalized.output.count, to: &output, unless: probe)
    }
  }

  /// Appends what the kernel makes of the text, or nothing where it gives up.
  private func run(_ text: Span<UInt8>, into output: inout [UInt8], capacity: Int, _ probe: EntryProbe? = nil) -> Kernel.Outcome {
    var outcome = Kernel.Outcome.done(0)
    output.append(addingCapacity: capacity) { (output: inout OutputSpan<UInt8>) in
      output.withUnsafeMutableBufferPointer { buffer, initialized in
        text.withUnsafeBytes { bytes in
          guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
          let text = Text(start: source, count: bytes.count)
          var kernel = Kernel(
            tables, text, context: context, probe: probe, output: target + initialized, capacity: capacity)
          outcome = kernel.run()
          if case .done(let count) = outcome { initialized += count }
        }
      }
    }
    return outcome
  }

  /// The steps that make the same of the text, each with all its changes in order.
  var passes: [Pass] {
    let compatibility = Compatibility(tables: tables)
    let (tables, context, doubts) = (tables, context, doubts)
    return [
      { compatibility.replacements($0) },
      { text in
        text.withUnsafeBytes { bytes in
          guard let start = bytes.baseAddress else { return [] }
          return ExplainedConversion.replacements(Text(start: start, count: bytes.count), tables, context, doubts)
        }
      },
    ]
  }
}

/// Finds all changes that one step makes to a text, in order.
typealias Pass = (Span<UInt8>) -> [ExplainedConversion.Replacement]

extension Writer {
  /// Writes a stretch of the window as several steps make it, one after the other, each change of all of them as one edit.
  mutating func write(_ range: Range<Int>, of window: Span<UInt8>, through passes: [Pass]) {
    var text = Writer(isListening: true)
    text.copy(range, of: window)
    var edits: [Edit] = []
    for pass in passes {
      var next = Writer(isListening: true)
      let replacements = pass(text.output.span)
      if replacements.isEmpty { continue }
      next.write(text.output.span, replacing: replacements)
      edits = Edit.compose(edits, next.edits)
      swap(&text, &next)
    }
    var done = range.lowerBound
    for edit in edits {
      copy(done..<range.lowerBound + edit.input.lowerBound, of: window)
      done = range.lowerBound + edit.input.upperBound
      let before = range.lowerBound + edit.input.lowerBound..<done
      replace(
        before, with: text.output.span.extracting(edit.output), rule: edit.rules[0], confidence: edit.confidence,
        candidates: edit.candidates)
    }
    copy(done..<range.upperBound, of: window)
  }
}
