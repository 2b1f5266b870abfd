// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Rewrites an input that is one document.
final class PlainRewriter: RecordRewriter {
  private let stream: Pipeline.Stream
  private let listening: Listening
  private let isLineBuffered: Bool
  /// Bytes at the start that only prepare the stream: their output has been given by another rewriter.
  private var warmUp = 0
  /// What the warm-up held: the places of changes count from its end.
  private var skipped = (input: 0, output: 0, lines: 0)
  /// Where the current window starts in the document, before and after; a warm-up counts.
  private var start = (before: 0, after: 0)

  init(_ pipeline: Pipeline, _ listening: Listening, isLineBuffered: Bool) {
    stream = pipeline.stream(isListening: listening.changes || listening.pairs)
    self.listening = listening
    self.isLineBuffered = isLineBuffered
  }

  func restart(warmUp: Int) {
    stream.reset()
    self.warmUp = warmUp
    skipped = (0, 0, 0)
    start = (0, 0)
  }

  func push(_ chunk: Span<UInt8>, into portion: inout Portion) {
    guard isLineBuffered else { return stream.pushPairs(chunk) { take($0, $1, &portion) } }
    var start = 0
    for end in 0..<chunk.count where chunk[end] == UInt8(ascii: "\n") {
      stream.pushPairs(chunk.extracting(start..<end + 1)) { take($0, $1, &portion) }
      stream.flushPairs { take($0, $1, &portion) }
      start = end + 1
    }
    stream.pushPairs(chunk.extracting(start..<chunk.count)) { take($0, $1, &portion) }
  }

  func finish(into portion: inout Portion) {
    stream.endPairs { take($0, $1, &portion) }
  }

  private func take(_ before: Span<UInt8>, _ after: Span<UInt8>, _ portion: inout Portion) {
    guard warmUp == 0 else { return skip(before, after) }
    portion.inputCount += before.count
    let isChanged = !before.isEqual(to: after)
    portion.isChanged = portion.isChanged || isChanged
    let changes = stream.takeChanges()
    if listening.changes {
      for var change in changes {
        change.move(input: -skipped.input, output: -skipped.output, lines: -skipped.lines)
        portion.changes.append(RecordChange(change: change))
      }
      portion.lineCount += before.count(of: UInt8(ascii: "\n"))
    }
    if listening.passages { portion.passages += passages(changes, in: before) }
    if listening.pairs { portion.pairs.append(pair(before, after, changes)) }
    start = (start.before + before.count, start.after + after.count)
    portion.append(after)
  }

  /// Windows are the same wherever a stream starts, so the warm-up ends with one.
  private func skip(_ before: Span<UInt8>, _ after: Span<UInt8>) {
    warmUp = max(0, warmUp - before.count)
    skipped.input += before.count
    skipped.output += after.count
    start = (skipped.input, skipped.output)
    if listening.changes { skipped.lines += before.count(of: UInt8(ascii: "\n")) }
    _ = stream.takeChanges()
  }

  private func passages(_ changes: [Change], in window: Span<UInt8>) -> [Passage] {
    var passages = Passage.group(changes, in: window, from: start.before)
    for i in passages.indices { passages[i].line -= skipped.lines }
    return passages
  }

  private func pair(_ before: Span<UInt8>, _ after: Span<UInt8>, _ changes: [Change]) -> LinePair {
    let edits = changes.filter { !$0.isNote }.map { change in
      LinePair.Edit(before: change.input.moved(by: -start.before), after: change.output.moved(by: -start.after))
    }
    return LinePair(before: Array(before), after: Array(after), edits: edits)
  }
}

extension Range<Int> {
  fileprivate func moved(by distance: Int) -> Range<Int> {
    lowerBound + distance..<upperBound + distance
  }
}
