// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Rewrites an input that is one document.
final class PlainRewriter: RecordRewriter {
  private let stream: Pipeline.Stream
  private let listening: Listening
  private let isLineBuffered: Bool
  /// Where the current window starts in the document or the stretch of it, before and after.
  private var start = (before: 0, after: 0)

  init(_ pipeline: Pipeline, _ listening: Listening, isLineBuffered: Bool) {
    stream = pipeline.stream(isListening: listening.changes || listening.pairs)
    self.listening = listening
    self.isLineBuffered = isLineBuffered
  }

  func restart(after windows: Span<UInt8>) {
    stream.prepare(with: windows)
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
    portion.inputCount += before.count
    let isChanged = !before.isEqual(to: after)
    portion.isChanged = portion.isChanged || isChanged
    let changes = stream.takeChanges()
    if listening.changes {
      for change in changes { portion.changes.append(RecordChange(change: change)) }
      portion.lineCount += before.count(of: UInt8(ascii: "\n"))
    }
    if listening.passages { portion.passages += Passage.group(changes, in: before, from: start.before) }
    if listening.pairs { portion.pairs.append(pair(before, after, changes)) }
    start = (start.before + before.count, start.after + after.count)
    portion.append(after)
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
