// SPDX-License-Identifier: Apache-2.0

/// Finds characters that stand for another form of the same word: what conversion knows, and a repair asks for.
///
/// The families do not know one another; whoever puts a pipeline together hands the one's knowledge to the other.
public protocol FormReview: Sendable {
  /// The characters of a window that are miswritten, in order.
  func mistakes(in window: Span<UInt8>) -> [MiswrittenForm]
}

/// A character in the place of another.
public struct MiswrittenForm: Sendable, Equatable {
  /// Its bytes in the window.
  public var range: Range<Int>
  /// The form that belongs there.
  public var form: [UInt8]
  /// How likely that is, 0 to 1.
  public var confidence: Double

  public init(range: Range<Int>, form: [UInt8], confidence: Double) {
    self.range = range
    self.form = form
    self.confidence = confidence
  }
}
