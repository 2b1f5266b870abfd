// SPDX-License-Identifier: Apache-2.0

import Dispatch

/// Reads another source on a thread of its own, one chunk ahead.
final class ReadAheadSource: ByteSource, @unchecked Sendable {
  // Unchecked: between `start()` and the semaphore's signal the next chunk and the source belong to the queue, otherwise to the caller.
  private let source: any ByteSource
  private let queue = DispatchQueue(label: "read ahead")
  private let isFilled = DispatchSemaphore(value: 0)
  private var next: [UInt8] = []
  private var failure: Failure?
  private var isEnd = false
  /// Whether the caller was told of the end; always the caller's own.
  private var isOver = false

  init(_ source: any ByteSource) {
    self.source = source
    start()
  }

  private func start() {
    queue.async { [self] in
      do throws(Failure) {
        isEnd = try !source.read(into: &next)
      } catch {
        failure = error
      }
      isFilled.signal()
    }
  }

  func read(into chunk: inout [UInt8]) throws(Failure) -> Bool {
    guard !isOver else { return false }
    isFilled.wait()
    isOver = isEnd || failure != nil
    if let failure { throw failure }
    guard !isOver else { return false }
    swap(&chunk, &next)
    start()
    return true
  }
}
