// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Where bytes stand that are no text in the input encoding.
public struct InvalidPlace: Sendable, Equatable {
  /// In bytes from the input's start.
  public var offset: Int
  /// Counted from 1; exact with ``InvalidBytes/fail``, else counted within the last chunk.
  public var line: Int

  public init(offset: Int, line: Int) {
    self.offset = offset
    self.line = line
  }
}

/// Where a decoder writes UTF-8, and what it does with bytes that are no text.
struct DecodedText {
  var bytes: [UInt8] = []
  let policy: InvalidBytes
  /// The place of the first invalid bytes in the input.
  private(set) var firstInvalid: InvalidPlace?
  /// Where the text of this call starts in `bytes`.
  private var start = 0
  /// How many lines ended before it.
  private var linesBefore = 0
  /// The place in the input of the bytes that are being decoded.
  var inputOffset = 0

  init(policy: InvalidBytes) {
    self.policy = policy
  }

  /// Takes invalid bytes that stand at `offset` of the bytes that are being decoded.
  mutating func takeInvalid(_ invalid: some Sequence<UInt8>, at offset: Int) {
    if firstInvalid == nil { firstInvalid = InvalidPlace(offset: inputOffset + offset, line: linesBefore + lineCount + 1) }
    if policy == .replace { bytes.append(codePoint: 0xFFFD) } else { bytes.append(contentsOf: invalid) }
  }

  private var lineCount: Int { bytes[start...].count { $0 == UInt8(ascii: "\n") } }

  /// Goes on in a buffer of the caller's, behind what that holds.
  mutating func begin(in output: inout [UInt8]) {
    swap(&output, &bytes)
    start = bytes.count
  }

  /// Gives the buffer back.
  mutating func end(in output: inout [UInt8]) {
    if policy == .fail, firstInvalid == nil { linesBefore += lineCount }
    swap(&output, &bytes)
  }

  /// Takes bytes that are UTF-8 already.
  mutating func take(_ text: Span<UInt8>) {
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }
}

/// One run of a decoder over one input.
protocol DecodingRun: AnyObject {
  /// Decodes what can be decoded, from the start of `bytes` on.
  ///
  /// - Returns: how many bytes were read; the rest comes again with what follows it. At the end all are read.
  func decode(_ bytes: Span<UInt8>, isEnd: Bool, into text: inout DecodedText) -> Int
}
