// SPDX-License-Identifier: Apache-2.0

/// One change as a stage makes it: a range of its input became a range of its output.
///
/// An edit whose two texts are equal is a note: a place that was looked at and left alone.
public struct Edit: Sendable, Equatable {
  /// Byte offsets in the stage's input.
  public var input: Range<Int>
  /// Byte offsets in the stage's output.
  public var output: Range<Int>
  /// What made it; after composition over several stages the first one's rule comes first.
  public var rules: [Rule]
  /// How likely the change is right, 0 to 1; after composition the lowest.
  public var confidence: Double
  /// What else might have stood there, the likeliest first, without the text that was chosen.
  public var candidates: [Candidate]

  public init(input: Range<Int>, output: Range<Int>, rules: [Rule], confidence: Double, candidates: [Candidate] = []) {
    self.input = input
    self.output = output
    self.rules = rules
    self.confidence = confidence
    self.candidates = candidates
  }
}

/// A text that was considered at a place, with its probability, 0 to 1.
public struct Candidate: Sendable, Equatable {
  public var text: String
  public var confidence: Double

  public init(_ text: String, confidence: Double) {
    self.text = text
    self.confidence = confidence
  }
}
