// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Zhengzi

/// Streams that wait for the next call: making one for each text would cost more than a short text. At most as many as ran at once.
final class StreamPool: Sendable {
  private let pipeline: Pipeline
  private let isListening: Bool
  private let idle = Mutex(Idle())

  /// Nobody else has a reference to what lies here.
  private struct Idle: @unchecked Sendable {
    var streams: [Pipeline.Stream] = []

    mutating func take() -> Idle {
      Idle(streams: streams.popLast().map { [$0] } ?? [])
    }
  }

  init(_ pipeline: Pipeline, isListening: Bool) {
    self.pipeline = pipeline
    self.isListening = isListening
  }

  /// Lends a stream to one call.
  func withStream<Result>(_ body: (Pipeline.Stream) throws(CallFailure) -> Result) throws(CallFailure) -> Result {
    let taken = idle.withLock { $0.take() }
    let stream = taken.streams.first ?? pipeline.stream(isListening: isListening)
    let returned = Idle(streams: [stream])
    defer { idle.withLock { $0.streams += returned.streams } }
    return try body(stream)
  }
}
