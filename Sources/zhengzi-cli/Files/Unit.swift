// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// A stretch of an input that one worker can rewrite by itself.
final class Unit: @unchecked Sendable {
  // Unchecked: a unit is with one thread at a time, the cutter's, then a worker's, then the cutter's again.
  private let bytes: [UInt8]
  /// So many bytes at the start belong to the unit before: they prepare the stages, their output is dropped.
  private let warmUp: Int
  var portion = Portion()

  init(_ bytes: [UInt8], warmUp: Int = 0) {
    self.bytes = bytes
    self.warmUp = warmUp
  }

  func rewrite(_ pipeline: Pipeline, _ form: RecordForm, _ listening: Listening) {
    let rewriter: any RecordRewriter =
      switch form {
      case .plain: PlainRewriter(pipeline, listening, warmUp: warmUp)
      default: form.rewriter(pipeline, listening)
      }
    let bytes = bytes
    rewriter.push(bytes.span, into: &portion)
    rewriter.finish(into: &portion)
  }
}

/// Cuts an input into units.
///
/// Plain text is cut at the borders of windows. What a stage does with a window may depend on the one before it in what the stage reads, so
/// with a chain of stages on a few before: a unit starts with that many windows of the one before.
final class UnitCutter: ByteSource {
  private static let plainSize = 4 << 20
  private static let recordSize = 1 << 20
  private static let warmUpWindows = 4

  private let source: any ByteSource
  private let form: RecordForm
  private var block: [UInt8] = []
  private var chunk: [UInt8] = []
  private var isEnd = false
  private var previous: [UInt8] = []
  /// Whether a record is too long to be held: then the rest is to be read through `read(into:)` and rewritten on one thread.
  private(set) var isStuck = false

  init(_ source: any ByteSource, _ form: RecordForm) {
    self.source = source
    self.form = form
  }

  /// The next unit, or none at the end of the input or where it is stuck.
  func next() throws(Failure) -> Unit? {
    if case .plain = form { return try nextPlain() }
    return try nextRecords()
  }

  func read(into chunk: inout [UInt8]) throws(Failure) -> Bool {
    guard block.isEmpty else {
      chunk = block
      block = []
      return true
    }
    return try source.read(into: &chunk)
  }

  private func fill(to size: Int) throws(Failure) {
    while !isEnd, block.count < size {
      if try source.read(into: &chunk) { block += chunk } else { isEnd = true }
    }
  }

  private func nextPlain() throws(Failure) -> Unit? {
    try fill(to: Self.plainSize + Segmenter.longest)
    guard !block.isEmpty else { return nil }
    var end = 0
    var borders: [Int] = []
    while end < Self.plainSize, end < block.count {
      guard let length = windowLength(from: end) else { break }
      borders.append(end)
      end += length
    }
    let unit = Unit(previous + block[0..<end], warmUp: previous.count)
    previous = Array(block[(borders.suffix(Self.warmUpWindows).first ?? 0)..<end])
    block.removeSubrange(0..<end)
    return unit
  }

  private func windowLength(from start: Int) -> Int? {
    let block = block
    return Segmenter.windowLength(block.span.extracting(start..<block.count), isEnd: isEnd)
  }

  private func nextRecords() throws(Failure) -> Unit? {
    var size = Self.recordSize
    while true {
      try fill(to: size)
      guard !block.isEmpty else { return nil }
      let end = isEnd ? block.count : (block.lastIndex(of: form.separator) ?? -1) + 1
      if end == 0, block.count >= JSONLOptions.longestLine {
        isStuck = true
        return nil
      }
      if end > 0 {
        let unit = Unit(Array(block[0..<end]))
        block.removeSubrange(0..<end)
        return unit
      }
      size *= 2
    }
  }
}

extension RecordForm {
  var isLineBuffered: Bool {
    if case .plain(true) = self { return true }
    return false
  }

  /// The byte that ends a record.
  var separator: UInt8 {
    if case .null = self { return 0 }
    return UInt8(ascii: "\n")
  }
}
