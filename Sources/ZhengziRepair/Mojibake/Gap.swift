// SPDX-License-Identifier: Apache-2.0

/// A character of which a byte was lost, and what was put in its place.
struct Gap {
  /// Which character of the line.
  var place: Int
  /// How likely the choice is, by its neighbours.
  var probability: Double = 1
  /// The next best choice and how likely that is.
  var other: (code: UInt32, probability: Double)?

  /// How likely the next best choice is for one time that the choice is right.
  var doubt: Double { (other?.probability ?? 0) / max(probability, 0.01) }
}
