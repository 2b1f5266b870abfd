// SPDX-License-Identifier: Apache-2.0

/// Tells whether a longer phrase of the dictionaries holds an entry of the user's.
///
/// Asked from left to right it follows the conversion from place to place, so that all questions of a text together cost one pass at most.
struct PhraseHolder {
  private let scanner: Scanner
  /// The conversion arrives here.
  private var arrived = 0

  init(_ scanner: Scanner) { self.scanner = scanner }

  /// Goes on behind an entry that applies.
  mutating func pass(_ place: Int) { arrived = place }

  /// Whether the phrase that the conversion applies at an entry's place is longer, and all of the entry lies in it.
  mutating func holds(_ entry: Range<Int>) -> Bool {
    guard entry.lowerBound >= arrived else { return false }
    var i = scanner.border(atOrBefore: entry.lowerBound, floor: arrived)
    while i <= entry.lowerBound {
      arrived = i
      let length = scanner.match(at: i)?.length ?? max(scanner.text.codePoint(at: i).length, 1)
      if i &+ length > entry.lowerBound { return i &+ length >= entry.upperBound && length > entry.count }
      i &+= length
    }
    return false
  }
}
