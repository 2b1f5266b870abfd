// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization
import Zhengzi

/// Threads that rewrite units, each the next that none of them has taken.
final class Workers: Sendable {
  private let waiting = Mutex<[Unit]>([])
  private let arrivals = DispatchSemaphore(value: 0)
  private let count: Int

  init(count: Int, _ form: RecordForm, _ pipeline: Pipeline, _ listening: Listening) {
    self.count = count
    for number in 0..<count {
      DispatchQueue(label: "worker \(number)").async { self.run(form.rewriter(pipeline, listening)) }
    }
  }

  func add(_ unit: Unit) {
    waiting.withLock { $0.append(unit) }
    arrivals.signal()
  }

  /// Ends the threads after what has been added.
  func stop() {
    for _ in 0..<count { arrivals.signal() }
  }

  private func run(_ rewriter: any RecordRewriter) {
    while let unit = next() { unit.rewrite(with: rewriter) }
  }

  /// The next unit as soon as there is one; `nil` after the last.
  private func next() -> Unit? {
    arrivals.wait()
    return waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
