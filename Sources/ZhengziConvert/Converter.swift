// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Converts text by one configuration, byte for byte as OpenCC 1.4.2 does.
///
/// What OpenCC refuses or cuts off passes as it is: bytes that are not UTF-8, and text behind a NUL. A phrase is found where it stands in one
/// window, that is in one line of up to 64 KiB.
public struct Converter: Stage {
  /// What it converts by.
  public let configuration: Configuration
  let tables: ConversionTables

  /// - Throws: only where the tables that the program carries are damaged.
  public init(_ configuration: Configuration) throws(ZhengziError) {
    guard let tables = ConversionTables(configuration.name) else {
      throw ZhengziError(.unavailable, "the tables of configuration '\(configuration.name)' are missing or damaged")
    }
    self.configuration = configuration
    self.tables = tables
  }

  public func makeRun() -> any StageRun { ConverterRun(self) }
}

/// One thread's run of a conversion. It keeps nothing from window to window.
final class ConverterRun: StageRun {
  private let tables: ConversionTables

  init(_ converter: Converter) {
    tables = converter.tables
  }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    if writer.isListening { return explain(window, into: &writer) }
    var capacity = Kernel.capacity(for: window.count)
    while true {
      switch convert(window, into: &writer.output, capacity: capacity) {
      case .done: return .rewritten
      case .full: capacity *= 2
      case .notNormalized:
        var normalized = Writer(isListening: false)
        normalized.write(window, replacing: Compatibility(tables: tables).replacements(window))
        return rewrite(normalized.output.span, into: &writer)
      }
    }
  }

  /// Appends the converted window to the output, or nothing where the kernel gives up.
  private func convert(_ window: Span<UInt8>, into output: inout [UInt8], capacity: Int) -> Kernel.Outcome {
    var outcome = Kernel.Outcome.done(0)
    output.append(addingCapacity: capacity) { (output: inout OutputSpan<UInt8>) in
      output.withUnsafeMutableBufferPointer { buffer, initialized in
        window.withUnsafeBytes { bytes in
          guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
          var kernel = Kernel(tables, Text(start: source, count: bytes.count), output: target + initialized, capacity: capacity)
          outcome = kernel.run()
          if case .done(let count) = outcome { initialized += count }
        }
      }
    }
    return outcome
  }

  private func explain(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    let compatibility = Compatibility(tables: tables)
    let characters = compatibility.replacements(window)
    if characters.isEmpty {
      writer.write(window, replacing: replacements(window))
    } else {
      explainBoth(window, characters, into: &writer)
    }
    return .rewritten
  }

  /// Two steps: compatibility ideographs first.
  private func explainBoth(_ window: Span<UInt8>, _ characters: [ExplainedConversion.Replacement], into writer: inout Writer) {
    var first = Writer(isListening: true)
    first.write(window, replacing: characters)
    var second = Writer(isListening: true)
    second.write(first.output.span, replacing: replacements(first.output.span))
    var done = 0
    for edit in Edit.compose(first.edits, second.edits) {
      writer.copy(done..<edit.input.lowerBound, of: window)
      writer.replace(edit.input, with: second.output.span.extracting(edit.output), rule: edit.rules[0])
      done = edit.input.upperBound
    }
    writer.copy(done..<window.count, of: window)
  }

  private func replacements(_ window: Span<UInt8>) -> [ExplainedConversion.Replacement] {
    window.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return [] }
      return ExplainedConversion.replacements(Text(start: start, count: bytes.count), tables)
    }
  }
}
