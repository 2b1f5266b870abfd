// SPDX-License-Identifier: Apache-2.0

/// Where the results of a run go, in the order of the input.
protocol Sink: AnyObject {
  /// What it wants besides the text.
  var listening: Listening { get }
  /// A new input starts.
  func begin(_ name: String) throws(Failure)
  func take(_ portion: borrowing Portion) throws(Failure)
  /// The input ended.
  func end() throws(Failure)
}

extension Sink {
  func begin(_ name: String) throws(Failure) {}
  func end() throws(Failure) {}
}

/// The text itself.
final class TextSink: Sink {
  let listening = Listening()
  private let output: Output
  private let flushesEachTime: Bool

  init(_ output: Output, flushesEachTime: Bool) {
    self.output = output
    self.flushesEachTime = flushesEachTime
  }

  func take(_ portion: borrowing Portion) throws(Failure) {
    try output.put(members: portion)
    if flushesEachTime { try output.flush() }
  }
}

/// Whether anything would change.
final class CheckSink: Sink {
  let listening = Listening()
  private(set) var isChanged = false

  func take(_ portion: borrowing Portion) throws(Failure) {
    isChanged = isChanged || portion.isChanged
  }
}

/// The text of one file in place of the old.
final class InPlaceSink: Sink {
  let listening = Listening()
  private let output: Output?
  private(set) var isChanged = false

  init(_ output: Output? = nil) {
    self.output = output
  }

  func take(_ portion: borrowing Portion) throws(Failure) {
    isChanged = isChanged || portion.isChanged
    try output?.put(members: portion)
  }
}

extension Output {
  /// Writes the text of a portion; records that are members of a compressed file become members.
  fileprivate func put(members portion: borrowing Portion) throws(Failure) {
    let bytes = portion.output.span
    var start = 0
    for end in portion.memberEnds {
      try put(bytes.extracting(start..<end))
      try endMember()
      start = end
    }
    try put(bytes.extracting(start..<bytes.count))
  }
}
