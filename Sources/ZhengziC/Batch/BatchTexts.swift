// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Zhengzi

/// The texts that come out of a batch, written into its offsets and data.
///
/// Where the caller asks for what changes only, nothing is written before the first byte that does: memory that nobody needs costs as much as
/// the rewriting of sound text.
struct BatchTexts<Offset: FixedWidthInteger & BitwiseCopyable> {
  private let texts: ArrowStrings<Offset>
  private let data: OutputBuffer
  private let offsets: OutputBuffer
  private var isWritten = false
  /// How much of the text at hand is as it was, while nothing is written.
  private var sameCount = 0

  init(_ texts: ArrowStrings<Offset>, _ batch: UnsafeMutablePointer<zhengzi_batch>, onlyChanged: Bool) throws(CallFailure) {
    self.texts = texts
    data = try OutputBuffer(&batch.pointee.data)
    offsets = try OutputBuffer(&batch.pointee.offsets)
    if !onlyChanged { try write(upTo: 0) }
  }

  /// Appends a part of text `i` as it came out.
  mutating func append(_ after: Span<UInt8>, before: Span<UInt8>, of i: Int) throws(CallFailure) {
    if !isWritten {
      if after.isEqual(to: before) {
        sameCount += before.count
        return
      }
      try write(upTo: i)
    }
    try data.append(after)
  }

  /// Ends a text, or a null.
  mutating func endText() throws(CallFailure) {
    sameCount = 0
    if isWritten { try appendOffset() }
  }

  /// Writes what was the same so far: the texts before one, and its start.
  private mutating func write(upTo i: Int) throws(CallFailure) {
    isWritten = true
    try data.reserve(texts.dataLength)
    try offsets.reserve((texts.count + 1) * MemoryLayout<Offset>.size)
    try appendOffset()
    for earlier in 0..<i {
      _ = try texts.withText(earlier) { (text) throws(CallFailure) in try data.append(text) }
      try appendOffset()
    }
    if sameCount > 0 {
      _ = try texts.withText(i) { (text) throws(CallFailure) in try data.append(text.extracting(0..<sameCount)) }
    }
  }

  private func appendOffset() throws(CallFailure) {
    guard let end = Offset(exactly: data.count) else {
      throw CallFailure(.tooLarge, "the texts up to it are more than 2 GiB; use 64-bit offsets or smaller batches")
    }
    try offsets.append(end)
  }
}
