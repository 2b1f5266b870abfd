// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Converts text by one configuration; where the options are strict, byte for byte as OpenCC 1.4.2 does.
///
/// What OpenCC refuses or cuts off passes as it is: bytes that are not UTF-8, and text behind a NUL. A phrase is found where it stands in one
/// window, that is in one line of up to 64 KiB.
public struct Converter: Stage {
  /// What it converts by.
  public let configuration: Configuration
  let conversion: Conversion
  private let pins: Pins
  private let probe: EntryProbe?

  /// - Throws: only where the tables that the program carries are damaged.
  public init(_ configuration: Configuration, _ options: ConversionOptions = ConversionOptions()) throws(ZhengziError) {
    self.init(configuration, try Conversion(configuration, isStrict: options.isStrict), options)
  }

  init(_ configuration: Configuration, _ conversion: Conversion, _ options: ConversionOptions) {
    self.configuration = configuration
    self.conversion = conversion
    pins = options.pins
    probe = pins.probe(conversion)
  }

  public func makeRun() -> any StageRun { ConverterRun(conversion, pins, probe) }

  public var remembers: Bool { false }
}

/// One thread's run of a conversion. What it keeps from window to window decides nothing but how fast the next is done.
final class ConverterRun: StageRun {
  private let conversion: Conversion
  private let pins: Pins
  private let probe: EntryProbe?
  /// Whether entries stood in the last window, so that they are looked for at once.
  private var expectsEntries = false

  init(_ conversion: Conversion, _ pins: Pins, _ probe: EntryProbe?) {
    self.conversion = conversion
    self.pins = pins
    self.probe = probe
  }

  func reset() { expectsEntries = false }

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    let protected = pins.protected(window)
    if let probe, !expectsEntries, !writer.isListening, rewrite(window, protected, into: &writer, unless: probe) { return .rewritten }
    let pinned = PinnedText(pins: pins.find(window, protected, conversion.tables))
    expectsEntries = pinned.pins.contains { $0.text != nil }
    pinned.forEach(in: 0..<window.count) { range in
      convert(range, of: window, into: &writer)
    } pin: { pin in
      writer.write(pin, of: window)
    }
    return .rewritten
  }

  /// Writes a window in which no entry stands; writes nothing and says no where one does.
  private func rewrite(_ window: Span<UInt8>, _ protected: [Pin], into writer: inout Writer, unless probe: EntryProbe) -> Bool {
    let start = writer.output.count
    var isDone = true
    PinnedText(pins: protected).forEach(in: 0..<window.count) { range in
      isDone = isDone && conversion.append(window, range, to: &writer.output, unless: probe)
    } pin: { pin in
      if isDone { writer.write(pin, of: window) }
    }
    if !isDone { writer.output.removeSubrange(start...) }
    return isDone
  }

  private func convert(_ range: Range<Int>, of window: Span<UInt8>, into writer: inout Writer) {
    if writer.isListening {
      writer.write(range, of: window, through: conversion.passes)
    } else {
      conversion.append(window.extracting(range), to: &writer.output)
    }
  }
}
