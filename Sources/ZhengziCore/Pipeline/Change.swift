// SPDX-License-Identifier: Apache-2.0

/// An edit as the user sees it: over all stages, with its place in the document and both texts.
public struct Change: Sendable, Equatable {
  /// The line of the document before in which it starts, from 1.
  public var line: Int
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

  /// Moves its places: what it counts from starts earlier or later.
  public mutating func move(input inputDistance: Int, output outputDistance: Int, lines: Int) {
    input = input.lowerBound + inputDistance..<input.upperBound + inputDistance
    output = output.lowerBound + outputDistance..<output.upperBound + outputDistance
    line += lines
  }

  /// Whether the place was only noted, not changed.
  public var isNote: Bool { before == after }
}
