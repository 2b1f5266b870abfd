// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Zhengzi

/// A stretch of an input that one worker can rewrite by itself. Its memory is used again for one stretch after another.
final class Unit: @unchecked Sendable {
  // Unchecked: a unit is with one thread at a time, the cutter's, then a worker's, then the cutter's again; `done` hands it back.
  fileprivate(set) var bytes: [UInt8] = []
  /// So many bytes at the start are the last windows of the unit before, which may matter to this one.
  fileprivate(set) var start = 0
  var portion = Portion()
  let done = DispatchSemaphore(value: 0)

  func rewrite(with rewriter: any RecordRewriter) {
    // Nobody else may hold the bytes when `done` gives the unit back, or their memory could not be used again.
    var input: [UInt8] = []
    swap(&input, &bytes)
    portion.output.reserveCapacity(input.count + input.count / 16)
    rewriter.restart(after: input.span.extracting(0..<start))
    rewriter.push(input.span.extracting(start..<input.count), into: &portion)
    rewriter.finish(into: &portion)
    swap(&input, &bytes)
    done.signal()
  }
}

/// Cuts an input into units.
///
/// Plain text is cut at the borders of windows. Where what becomes of a window depends on those before it, a unit starts with as many windows of the
/// one before.
final class UnitCutter: ByteSource {
  private let source: any ByteSource
  private let form: RecordForm
  /// How many windows before a window matter to it.
  private let memory: Int
  /// Of a unit in bytes, about: as much as a core's cache holds, and so much that the windows it starts with cost little.
  private let size: Int
  /// What the next unit starts with: the last windows of the unit before, and bytes that were read beyond it.
  private var tail: [UInt8] = []
  /// How much of the tail belongs to the unit before.
  private var start = 0
  private var isEnd = false
  /// Whether a record is too long to be held: then the rest is to be read through `read(into:)` and rewritten on one thread.
  private(set) var isStuck = false

  init(_ source: any ByteSource, _ form: RecordForm, memory: Int) {
    self.source = source
    self.form = form
    self.memory = memory
    size = (512 << 10) * max(1, memory)
  }

  /// Puts the next stretch into a unit; false at the end of the input, or where it is stuck.
  func fill(_ unit: Unit) throws(Failure) -> Bool {
    unit.bytes.removeAll(keepingCapacity: true)
    unit.bytes.reserveCapacity(size + 2 * RawSource.chunkSize + (memory + 1) * Segmenter.longest)
    unit.bytes += tail
    unit.start = start
    if case .plain = form { return try fillPlain(unit) }
    return try fillRecords(unit)
  }

  func read(into chunk: inout [UInt8]) throws(Failure) -> Bool {
    guard tail.isEmpty else {
      chunk = tail
      tail = []
      return true
    }
    return try source.read(into: &chunk)
  }

  private func read(_ unit: Unit, to size: Int) throws(Failure) {
    while !isEnd, unit.bytes.count < size {
      isEnd = try !source.read(appendingTo: &unit.bytes)
    }
  }

  private func fillPlain(_ unit: Unit) throws(Failure) -> Bool {
    try read(unit, to: unit.start + size)
    var borders = [unit.start]
    while let length = windowLength(unit.bytes, from: borders[borders.count - 1]) { borders.append(borders[borders.count - 1] + length) }
    let end = borders[borders.count - 1]
    keepTail(of: unit, from: borders[max(0, borders.count - 1 - memory)], end: end)
    return end > unit.start
  }

  private func windowLength(_ bytes: [UInt8], from start: Int) -> Int? {
    Segmenter.windowLength(bytes.span.extracting(start..<bytes.count), isEnd: isEnd)
  }

  private func fillRecords(_ unit: Unit) throws(Failure) -> Bool {
    var size = size
    while true {
      try read(unit, to: size)
      if isEnd {
        tail = []
        return !unit.bytes.isEmpty
      }
      if let last = unit.bytes.span.lastIndex(of: form.separator, in: 0..<unit.bytes.count) {
        keepTail(of: unit, from: last + 1, end: last + 1)
        return true
      }
      if unit.bytes.count >= JSONLOptions.longestLine {
        isStuck = true
        keepTail(of: unit, from: 0, end: 0)
        return false
      }
      size *= 2
    }
  }

  /// Ends a unit, and keeps its bytes from `start` on for the next one.
  private func keepTail(of unit: Unit, from start: Int, end: Int) {
    tail.removeAll(keepingCapacity: true)
    tail.append(contentsOf: unit.bytes[start...])
    self.start = end - start
    unit.bytes.removeSubrange(end...)
  }
}

extension RecordForm {
  var isLineBuffered: Bool {
    if case .plain(true) = self { return true }
    return false
  }

  /// Whether several workers can share an input.
  var isDivisible: Bool {
    if case .warc = self { return false }
    return !isLineBuffered
  }

  /// The byte that ends a record.
  var separator: UInt8 {
    if case .null = self { return 0 }
    return UInt8(ascii: "\n")
  }
}
