// SPDX-License-Identifier: Apache-2.0

import ZhengziCore
import ZhengziICU

/// Turns bytes of any encoding into UTF-8, fed in chunks of any size. What comes out does not depend on how the input was cut.
///
///     let decoder = try TextDecoder(.auto)
///     decoder.push(chunk.span, into: &text)
///     decoder.finish(into: &text)
///
/// Memory: at most 128 KiB of input wait. Cost: GBK and Big5 at 400 MB/s, others as ICU has it; UTF-8 at memory speed.
public final class TextDecoder {
  private let input: InputEncoding
  private let guesses: [TextEncoding]
  private var run: any DecodingRun
  private var text: DecodedText
  /// Bytes that wait for what follows them.
  private var pending: [UInt8] = []

  /// A decoder for one document.
  ///
  /// - Parameters:
  ///   - input: an encoding, or how to find it out.
  ///   - invalid: what becomes of bytes that are no text in it.
  ///   - guesses: encodings that the caller expects, for the automatic modes; the likeliest first.
  /// - Throws: where a converter's name is not known, with the nearest ones.
  public init(_ input: InputEncoding, invalid: InvalidBytes = .keep, guesses: [TextEncoding] = []) throws(ZhengziError) {
    self.input = input
    self.guesses = guesses
    run = try Self.makeRun(input, guesses)
    text = DecodedText(policy: invalid)
  }

  private static func makeRun(_ input: InputEncoding, _ guesses: [TextEncoding]) throws(ZhengziError) -> any DecodingRun {
    switch input {
    case .encoding(let encoding): try EncodingRun(encoding)
    case .converter(let name): try ConverterRun(name)
    case .auto: AutoRun(guesses: guesses)
    case .autoLine: LineRun(guesses: guesses)
    }
  }

  /// The place in the input of the first bytes that are no text; `nil` while there are none.
  public var firstInvalid: InvalidPlace? { text.firstInvalid }

  /// What the input is written in, where that had to be found out for the whole of it.
  public var detection: Detection? { (run as? AutoRun)?.detection }

  /// Takes the next bytes and appends what can be decided.
  public func push(_ chunk: Span<UInt8>, into output: inout [UInt8]) {
    feed(chunk, isEnd: false, into: &output)
  }

  /// Ends the input and appends the rest.
  public func finish(into output: inout [UInt8]) {
    feed(Span(), isEnd: true, into: &output)
  }

  private func feed(_ chunk: Span<UInt8>, isEnd: Bool, into output: inout [UInt8]) {
    text.begin(in: &output)
    defer { text.end(in: &output) }
    if pending.isEmpty {
      let count = decode(chunk, isEnd: isEnd)
      chunk.extracting(count...).withUnsafeBufferPointer { pending.append(contentsOf: $0) }
    } else {
      chunk.withUnsafeBufferPointer { pending.append(contentsOf: $0) }
      var bytes: [UInt8] = []
      swap(&bytes, &pending)
      bytes.removeSubrange(0..<decode(bytes.span, isEnd: isEnd))
      swap(&bytes, &pending)
    }
  }

  /// Decodes as far as it goes; returns how far.
  private func decode(_ bytes: Span<UInt8>, isEnd: Bool) -> Int {
    var start = 0
    while true {
      let count = run.decode(bytes.extracting(start...), isEnd: isEnd, into: &text)
      start += count
      text.inputOffset += count
      if count == 0 || start == bytes.count { return start }
    }
  }
}
