// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Rewrites records that end with NUL, each a document of its own.
final class NullRewriter: RecordRewriter {
  private let stream: Pipeline.Stream
  private let listening: Listening
  private var record = 1
  private var isInside = false
  /// Where the current window starts in the record.
  private var start = 0

  init(_ pipeline: Pipeline, _ listening: Listening) {
    stream = pipeline.stream(isListening: listening.changes || listening.pairs)
    self.listening = listening
  }

  func restart(after windows: Span<UInt8>) {
    record = 1
    start = 0
  }

  func push(_ chunk: Span<UInt8>, into portion: inout Portion) {
    var start = 0
    while let end = chunk.firstIndex(of: 0, from: start) {
      stream.pushPairs(chunk.extracting(start..<end)) { take($0, $1, &portion) }
      endRecord(&portion)
      portion.output.append(0)
      portion.inputCount += 1
      start = end + 1
    }
    isInside = start < chunk.count || isInside && start == 0
    stream.pushPairs(chunk.extracting(start..<chunk.count)) { take($0, $1, &portion) }
  }

  func finish(into portion: inout Portion) {
    if isInside { endRecord(&portion) }
  }

  private func endRecord(_ portion: inout Portion) {
    stream.endPairs { take($0, $1, &portion) }
    record += 1
    start = 0
    portion.recordCount += 1
    isInside = false
  }

  private func take(_ before: Span<UInt8>, _ after: Span<UInt8>, _ portion: inout Portion) {
    portion.inputCount += before.count
    let isChanged = !before.isEqual(to: after)
    portion.isChanged = portion.isChanged || isChanged
    portion.add(stream.takeChanges(), in: before, from: start, listening, record: record)
    start += before.count
    if listening.pairs { portion.pairs.append(LinePair(before: Array(before), after: Array(after))) }
    portion.append(after)
  }
}
