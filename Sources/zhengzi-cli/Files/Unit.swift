// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Zhengzi

/// A stretch of an input that one worker can rewrite by itself. Its memory is used again for one stretch after another.
final class Unit: @unchecked Sendable {
  // Unchecked: a unit is with one thread at a time, the cutter's, then a worker's, then the cutter's again; `done` hands it back.
  fileprivate(set) var bytes: [UInt8] = []
  /// So many bytes at the start belong to the unit before: they prepare the stages, their output is dropped.
  fileprivate(set) var warmUp = 0
  var portion = Portion()
  let done = DispatchSemaphore(value: 0)
  private let rewriter: any RecordRewriter

  init(_ rewriter: any RecordRewriter) {
    self.rewriter = rewriter
  }

  func rewrite() {
    let bytes = bytes
    portion.output.reserveCapacity(bytes.count + bytes.count / 16)
    rewriter.restart(warmUp: warmUp)
    rewriter.push(bytes.span, into: &portion)
    rewriter.finish(into: &portion)
    done.signal()
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
  /// The last windows of the unit before.
  private var previous: [UInt8] = []
  /// Bytes that were read beyond the unit before.
  private var rest: [UInt8] = []
  private var isEnd = false
  /// Whether a record is too long to be held: then the rest is to be read through `read(into:)` and rewritten on one thread.
  private(set) var isStuck = false

  init(_ source: any ByteSource, _ form: RecordForm) {
    self.source = source
    self.form = form
  }

  /// Puts the next stretch into a unit; false at the end of the input, or where it is stuck.
  func fill(_ unit: Unit) throws(Failure) -> Bool {
    unit.bytes.removeAll(keepingCapacity: true)
    if case .plain = form { return try fillPlain(unit) }
    return try fillRecords(unit)
  }

  func read(into chunk: inout [UInt8]) throws(Failure) -> Bool {
    guard rest.isEmpty else {
      chunk = rest
      rest = []
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
    unit.bytes.reserveCapacity(previous.count + Self.plainSize + Segmenter.longest + 2 * RawSource.chunkSize)
    unit.bytes += previous
    unit.bytes += rest
    unit.warmUp = previous.count
    try read(unit, to: unit.warmUp + Self.plainSize + Segmenter.longest)
    var end = unit.warmUp
    var borders: [Int] = []
    while end < unit.warmUp + Self.plainSize, let length = windowLength(unit.bytes, from: end) {
      borders.append(end)
      end += length
    }
    guard end > unit.warmUp else { return false }
    previous = Array(unit.bytes[borders[max(0, borders.count - Self.warmUpWindows)]..<end])
    keepRest(of: unit, from: end)
    return true
  }

  private func windowLength(_ bytes: [UInt8], from start: Int) -> Int? {
    Segmenter.windowLength(bytes.span.extracting(start..<bytes.count), isEnd: isEnd)
  }

  private func fillRecords(_ unit: Unit) throws(Failure) -> Bool {
    unit.bytes += rest
    var size = Self.recordSize
    while true {
      try read(unit, to: size)
      if isEnd {
        rest = []
        return !unit.bytes.isEmpty
      }
      if let last = unit.bytes.lastIndex(of: form.separator) {
        keepRest(of: unit, from: last + 1)
        return true
      }
      if unit.bytes.count >= JSONLOptions.longestLine {
        isStuck = true
        rest = unit.bytes
        return false
      }
      size *= 2
    }
  }

  private func keepRest(of unit: Unit, from end: Int) {
    rest = Array(unit.bytes[end...])
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
