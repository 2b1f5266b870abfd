// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Finds out the encoding of the whole input, then decodes it.
///
/// The first window of 64 KiB that holds more than ASCII decides; ASCII before it passes.
final class AutoRun: DecodingRun {
  /// Counted from the input's start, so that the decision does not depend on how the input arrives.
  private static let windowSize = 64 << 10

  private(set) var detection: Detection?
  private let guesses: [TextEncoding]
  private var run: EncodingRun?

  init(guesses: [TextEncoding]) {
    self.guesses = guesses
  }

  func decode(_ bytes: Span<UInt8>, isEnd: Bool, into text: inout DecodedText) -> Int {
    if detection != nil { return pass(bytes, isEnd: isEnd, into: &text) }
    guard isEnd || bytes.count >= Self.windowSize else { return 0 }
    let window = bytes.extracting(0..<min(bytes.count, Self.windowSize))
    guard EncodingDetector.firstTellingByte(window) != nil else {
      text.take(window)
      return window.count
    }
    let found = EncodingDetector.detect(window, isEnd: isEnd && window.count == bytes.count, guesses: guesses)
    detection = found
    // Without ICU the bytes pass as they are.
    run = try? EncodingRun(found.encoding)
    return pass(bytes, isEnd: isEnd, into: &text)
  }

  private func pass(_ bytes: Span<UInt8>, isEnd: Bool, into text: inout DecodedText) -> Int {
    if let run { return run.decode(bytes, isEnd: isEnd, into: &text) }
    text.take(bytes)
    return bytes.count
  }
}
