// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Converts text by one configuration, byte for byte as OpenCC 1.4.2 does.
///
/// What OpenCC refuses or cuts off passes as it is: bytes that are not UTF-8, and text behind a NUL. A phrase is found where it stands in one
/// window, that is in one line of up to 64 KiB.
public struct Converter: Stage {
  /// What it converts by.
  public let configuration: Configuration
  let conversion: Conversion

  /// - Throws: only where the tables that the program carries are damaged.
  public init(_ configuration: Configuration) throws(ZhengziError) {
    self.configuration = configuration
    conversion = try Conversion(configuration)
  }

  public func makeRun() -> any StageRun { ConverterRun(conversion) }
}

/// One thread's run of a conversion. It keeps nothing from window to window.
final class ConverterRun: StageRun {
  private let conversion: Conversion

  init(_ conversion: Conversion) {
    self.conversion = conversion
  }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    if writer.isListening {
      writer.write(0..<window.count, of: window, through: conversion.passes)
    } else {
      conversion.append(window, to: &writer.output)
    }
    return .rewritten
  }
}
