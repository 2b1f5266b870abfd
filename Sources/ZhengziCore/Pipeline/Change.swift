// SPDX-License-Identifier: Apache-2.0

/// An edit as the user sees it: over all stages, with its place in the document and both texts.
public struct Change: Sendable, Equatable {
  /// Byte offsets in the document before.
  public var input: Range<Int>
  /// Byte offsets in the document after.
  public var output: Range<Int>
  public var before: [UInt8]
  public var after: [UInt8]
  /// All rules that took part, in the order of the stages; never empty.
  public var rules: [Rule]
  /// How likely the change is right, 0 to 1.
  public var confidence: Double
  /// What else might have stood there, the likeliest first.
  public var candidates: [Candidate]

  /// Whether the place was only noted, not changed.
  public var isNote: Bool { before == after }
}

extension Change {
  init(_ edit: Edit, inputStart: Int, outputStart: Int, before: Span<UInt8>, after: Span<UInt8>) {
    input = edit.input.lowerBound + inputStart..<edit.input.upperBound + inputStart
    output = edit.output.lowerBound + outputStart..<edit.output.upperBound + outputStart
    self.before = Array(before.extracting(edit.input))
    self.after = Array(after.extracting(edit.output))
    rules = edit.rules
    confidence = edit.confidence
    candidates = edit.candidates
  }
}

extension Array where Element == UInt8 {
  /// A copy of the bytes of a span.
  public init(_ span: Span<UInt8>) {
    self = span.withUnsafeBufferPointer { Array($0) }
  }
}
