// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Rewrites the plain text in the records of a WARC or WET file; each text is a document of its own.
///
/// Records without changes keep every byte. Memory: one record of at most ``longestRecord`` bytes, and its text rewritten.
final class WARCRewriter: RecordRewriter {
  /// A block beyond this size, in bytes, passes unchanged and is reported.
  static let longestRecord = 64 << 20
  private static let longestHead = 1 << 20

  private enum State {
    /// The line ends after a block.
    case between
    case head
    /// The block of a record that may hold text.
    case block(WARCRecord)
    /// So many bytes pass as they are.
    case passing(Int)
    /// What follows is no record.
    case damaged
  }

  private let stream: Pipeline.Stream
  private let listening: Listening
  private var state = State.between
  private var head: [UInt8] = []
  private var block: [UInt8] = []
  private var record = 0
  /// Bytes of the file so far.
  private var position = 0

  init(_ pipeline: Pipeline, _ listening: Listening) {
    stream = pipeline.stream(isListening: listening.changes)
    self.listening = listening
  }

  func restart(after windows: Span<UInt8>) {
    state = .between
    record = 0
    position = 0
  }

  func push(_ chunk: Span<UInt8>, into portion: inout Portion) {
    var start = 0
    while start < chunk.count {
      let count = take(chunk.extracting(start..<chunk.count), &portion)
      start += count
      position += count
    }
    portion.inputCount += chunk.count
  }

  func finish(into portion: inout Portion) {
    switch state {
    case .between, .damaged: break
    case .head where record == 1 && position == head.count: fail("is no WARC file", &portion)
    case .head, .block: fail("ends within record \(record)", &portion)
    case .passing(let count): if count > 0 { fail("ends within record \(record)", &portion) }
    }
    state = .between
  }

  /// Takes some bytes and returns how many.
  private func take(_ bytes: Span<UInt8>, _ portion: inout Portion) -> Int {
    switch state {
    case .between: return takeBetween(bytes, &portion)
    case .head: return takeHead(bytes, &portion)
    case .block(let record): return takeBlock(bytes, of: record, &portion)
    case .passing(let rest):
      let count = min(rest, bytes.count)
      portion.append(bytes.extracting(0..<count))
      state = count == rest ? .between : .passing(rest - count)
      return count
    case .damaged:
      portion.append(bytes)
      return bytes.count
    }
  }

  private func takeBetween(_ bytes: Span<UInt8>, _ portion: inout Portion) -> Int {
    var count = 0
    while count < bytes.count, bytes[count] == UInt8(ascii: "\r") || bytes[count] == UInt8(ascii: "\n") { count += 1 }
    portion.append(bytes.extracting(0..<count))
    if count < bytes.count {
      if record > 0 {
        portion.memberEnds.append(portion.output.count)
        portion.recordCount += 1
      }
      record += 1
      state = .head
    }
    return count
  }
}

extension WARCRewriter {
  private func takeHead(_ bytes: Span<UInt8>, _ portion: inout Portion) -> Int {
    let old = head.count
    bytes.withUnsafeBufferPointer { head.append(contentsOf: $0) }
    guard let length = HeaderFields.length(in: head.span) else {
      if head.count > Self.longestHead || !Self.mayBegin(head) { fail("has no WARC record at byte \(position - old)", &portion) }
      return bytes.count
    }
    head.removeSubrange(length...)
    guard let record = WARCRecord(head: head) else {
      fail("has no WARC record at byte \(position - old)", &portion)
      return length - old
    }
    startBlock(of: record, &portion)
    return length - old
  }

  private static func mayBegin(_ head: [UInt8]) -> Bool {
    let mark = Array("WARC/".utf8)
    return head.starts(with: mark) || mark.starts(with: head)
  }

  private func startBlock(of record: WARCRecord, _ portion: inout Portion) {
    if record.mayHoldText, record.length <= Self.longestRecord, record.length > 0 {
      state = .block(record)
      return
    }
    if record.mayHoldText, record.length > 0 {
      warn("record longer than \(Self.longestRecord >> 20) MiB; passed unchanged", &portion)
    }
    pass(&portion)
    state = record.length > 0 ? .passing(record.length) : .between
  }

  private func takeBlock(_ bytes: Span<UInt8>, of record: WARCRecord, _ portion: inout Portion) -> Int {
    let count = min(record.length - block.count, bytes.count)
    bytes.extracting(0..<count).withUnsafeBufferPointer { block.append(contentsOf: $0) }
    if block.count == record.length {
      rewrite(record, &portion)
      pass(&portion)
      state = .between
    }
    return count
  }

  /// Writes the record with its text rewritten, or leaves it to be passed on.
  private func rewrite(_ record: WARCRecord, _ portion: inout Portion) {
    let block = block
    guard let start = record.textStart(in: block.span) else { return }
    let text = block.span.extracting(start..<block.count)
    var rewritten: [UInt8] = []
    var isChanged = false
    let sink = { (before: Span<UInt8>, after: Span<UInt8>) in
      isChanged = isChanged || !before.isEqual(to: after)
      after.withUnsafeBufferPointer { rewritten.append(contentsOf: $0) }
    }
    stream.pushPairs(text, sink: sink)
    stream.endPairs(sink: sink)
    portion.add(stream.takeChanges(), in: text, listening, record: self.record)
    guard isChanged else { return }
    if listening.pairs { portion.pairs.append(LinePair(before: Array(text), after: rewritten)) }
    var lost: [String] = []
    portion.output += record.replacing(text: rewritten, from: start, of: block.span, lost: &lost)
    for name in lost { warn("\(name) is not SHA-1; removed", &portion) }
    portion.isChanged = true
    head.removeAll(keepingCapacity: true)
    self.block = []
  }

  /// Passes on what was kept of a record.
  private func pass(_ portion: inout Portion) {
    portion.output += head
    portion.output += block
    head.removeAll(keepingCapacity: true)
    block.removeAll(keepingCapacity: true)
  }

  private func warn(_ message: String, _ portion: inout Portion) {
    portion.warnings.append(Warning(line: record, message: message))
  }

  /// What was kept and what follows passes as it is.
  private func fail(_ what: String, _ portion: inout Portion) {
    pass(&portion)
    portion.damage = "\(what); it passed unchanged from there"
    state = .damaged
  }
}
