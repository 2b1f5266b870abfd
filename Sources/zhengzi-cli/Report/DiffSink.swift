// SPDX-License-Identifier: Apache-2.0

/// A unified diff of what would change, as `diff -u` writes it.
final class DiffSink: Sink {
  let listening = Listening(changes: true, pairs: true)
  private let output: Output
  private var hunks: HunkWriter
  private let isColored: Bool

  init(_ output: Output, isColored: Bool) {
    self.output = output
    self.isColored = isColored
    hunks = HunkWriter(name: "-", isColored: isColored)
  }

  func begin(_ name: String) {
    hunks = HunkWriter(name: name, isColored: isColored)
  }

  func take(_ portion: borrowing Portion) throws(Failure) {
    for pair in portion.pairs { LineAlignment(pair).visit { hunks.add($0) } }
    try output.put(hunks.takeText().span)
  }

  func end() throws(Failure) {
    hunks.finish()
    try output.put(hunks.takeText().span)
  }
}
