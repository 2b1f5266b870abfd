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

  /// - Throws: only where the tables that the program carries are damaged.
  public init(_ configuration: Configuration, _ options: ConversionOptions = ConversionOptions()) throws(ZhengziError) {
    self.configuration = configuration
    conversion = try Conversion(configuration, isStrict: options.isStrict)
    pins = options.pins
  }

  public func makeRun() -> any StageRun { ConverterRun(conversion, pins) }
}

/// One thread's run of a conversion. It keeps nothing from window to window.
final class ConverterRun: StageRun {
  private let conversion: Conversion
  private let pins: Pins

  init(_ conversion: Conversion, _ pins: Pins) {
    self.conversion = conversion
    self.pins = pins
  }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    let pinned = PinnedText(pins: pins.isEmpty ? [] : pins.find(window, conversion.tables))
    pinned.forEach(in: 0..<window.count) { range in
      convert(range, of: window, into: &writer)
    } pin: { pin in
      writer.write(pin, of: window)
    }
    return .rewritten
  }

  private func convert(_ range: Range<Int>, of window: Span<UInt8>, into writer: inout Writer) {
    if writer.isListening {
      writer.write(range, of: window, through: conversion.passes)
    } else {
      conversion.append(window.extracting(range), to: &writer.output)
    }
  }
}
