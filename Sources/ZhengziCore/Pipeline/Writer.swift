// SPDX-License-Identifier: Apache-2.0

/// Where a stage writes a window's new text, and, when somebody listens, what it changed.
///
/// A stage walks its window from start to end and calls ``copy(_:of:)`` for what stays and one of the `replace` methods for what
/// changes. Without a listener an edit costs one test.
public struct Writer: ~Copyable {
  /// The bytes written so far. A hot kernel may append here directly where ``isListening`` is false.
  public var output: [UInt8] = []
  /// The edits so far, sorted and disjoint; empty unless somebody listens.
  public private(set) var edits: [Edit] = []
  /// Whether edits are kept.
  public let isListening: Bool

  public init(isListening: Bool) {
    self.isListening = isListening
  }

  /// Makes the writer empty and keeps its memory.
  public mutating func removeAll() {
    output.removeAll(keepingCapacity: true)
    edits.removeAll(keepingCapacity: true)
  }

  /// Puts what another writer made of this one's output in its place; the other keeps the old bytes as scratch.
  public mutating func advance(to next: inout Writer) {
    swap(&output, &next.output)
    if isListening { edits = Edit.compose(edits, next.edits) }
  }

  /// Passes a range of the window on as it is.
  @inlinable
  public mutating func copy(_ range: Range<Int>, of window: Span<UInt8>) {
    guard !range.isEmpty else { return }
    output.append(contentsOf: window.extracting(range))
  }

  /// Writes `text` in place of a range of the window.
  @inlinable
  public mutating func replace(
    _ range: Range<Int>, with text: Span<UInt8>, rule: Rule, confidence: Double = 1, candidates: @autoclosure () -> [Candidate] = []
  ) {
    let start = output.count
    output.append(contentsOf: text)
    if isListening { record(range, start..<output.count, rule, confidence, candidates()) }
  }

  /// Writes `text` in place of a range of the window.
  @inlinable
  public mutating func replace(
    _ range: Range<Int>, with text: [UInt8], rule: Rule, confidence: Double = 1, candidates: @autoclosure () -> [Candidate] = []
  ) {
    replace(range, with: text.span, rule: rule, confidence: confidence, candidates: candidates())
  }

  /// Writes `text` in place of a range of the window.
  @inlinable
  public mutating func replace(
    _ range: Range<Int>, with text: String, rule: Rule, confidence: Double = 1, candidates: @autoclosure () -> [Candidate] = []
  ) {
    let start = output.count
    output.append(contentsOf: text.utf8)
    if isListening { record(range, start..<output.count, rule, confidence, candidates()) }
  }

  /// Passes a range on as it is and notes that it was looked at: a doubtful place, or damage that cannot be undone.
  @inlinable
  public mutating func note(
    _ range: Range<Int>, of window: Span<UInt8>, rule: Rule, confidence: Double, candidates: @autoclosure () -> [Candidate] = []
  ) {
    let start = output.count
    copy(range, of: window)
    if isListening { record(range, start..<output.count, rule, confidence, candidates()) }
  }

  @usableFromInline
  mutating func record(_ input: Range<Int>, _ output: Range<Int>, _ rule: Rule, _ confidence: Double, _ candidates: [Candidate]) {
    edits.append(Edit(input: input, output: output, rules: [rule], confidence: confidence, candidates: candidates))
  }
}
