// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// One configuration applied to bytes: what the stages are made of.
struct Conversion: Sendable {
  let tables: ConversionTables
  /// What is asked beyond the dictionaries; `nil` where they alone decide.
  private let context: Context?
  /// Phrases over the dictionaries; `nil` for none.
  let own: OwnPhrases?
  /// What is not sure, for who reviews; `nil` where nothing is asked.
  private let doubts: Doubts?

  /// - Parameter own: phrases of our own, a line each, in place of those that the tables hold.
  init(_ configuration: Configuration, isStrict: Bool, own: [UInt8]? = nil) throws(ZhengziError) {
    context = isStrict ? nil : Context(configuration)
    doubts = Doubts(configuration, asksNeighbours: !isStrict)
    guard let tables = ConversionTables(configuration.name) else {
      throw ZhengziError(.unavailable, "the tables of configuration '\(configuration.name)' are missing or damaged")
    }
    self.tables = tables
    self.own = isStrict ? nil : OwnPhrases(own ?? Array(tables.ownPhrases.pointer), tables)
  }

  /// Appends the converted text to the output.
  func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    guard let own else { return appendByDictionaries(text, to: &output) }
    if let probe = own.probe, append(text, 0..<text.count, to: &output, unless: probe) { return }
    let text = normalized(text)
    text.output.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      own.find(Text(start: start, count: bytes.count), tables, context?.borders).forEach(in: 0..<bytes.count) { gap in
        appendByDictionaries(text.output.span.extracting(gap), to: &output)
      } pin: { phrase in
        output += phrase.text ?? []
      }
    }
  }

  private func appendByDictionaries(_ text: Span<UInt8>, to output: inout [UInt8]) {
    var capacity = Kernel.capacity(for: text.count)
    while true {
      switch run(text, into: &output, capacity: capacity) {
      case .done, .meetsEntry: return
      case .full: capacity *= 2
      case .notNormalized:
        return appendByDictionaries(normalized(text).output.span, to: &output)
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
    return [
      { compatibility.replacements($0) },
      { text in text.withUnsafeBytes { bytes in bytes.baseAddress.map { replacements(Text(start: $0, count: bytes.count)) } ?? [] } },
    ]
  }

  /// All changes of a text that holds no compatibility ideographs, in order.
  private func replacements(_ text: Text) -> [ExplainedConversion.Replacement] {
    guard let own else { return ExplainedConversion.replacements(text, tables, context, doubts) }
    var found: [ExplainedConversion.Replacement] = []
    own.find(text, tables, context?.borders).forEach(in: 0..<text.count) { gap in
      let part = Text(start: text.start + gap.lowerBound, count: gap.count)
      for var replacement in ExplainedConversion.replacements(part, tables, context, doubts) {
        let range = replacement.range
        replacement.range = gap.lowerBound + range.lowerBound..<gap.lowerBound + range.upperBound
        found.append(replacement)
      }
    } pin: { phrase in
      found.append(ExplainedConversion.Replacement(range: phrase.range, text: Array(phrase.text ?? []), rule: OwnPhrases.rule))
    }
    return found
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
