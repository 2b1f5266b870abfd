// SPDX-License-Identifier: Apache-2.0

/// Finds line ends, and on the way whether a line holds anything that a rule may change or note: most lines of clean text do not.
///
/// It may say yes too often, never too seldom. Cost: about a byte a cycle, one branch for each Han character.
struct CandidateScan: Sendable {
  /// What a character asks of the scan.
  enum Sign: UInt8, Sendable {
    case nothing
    case lineFeed
    /// A rule may change it wherever Han is in the line.
    case candidate
    /// A rule may change it in any line.
    case anywhere
    /// Part of a number or name between two letters or digits, else a candidate.
    case joint
    /// Part of a number between two digits, else a candidate.
    case digitJoint
    /// A candidate where it stands twice.
    case doubled
    case space
    /// A letter or digit of ASCII.
    case alphanumeric
    case han
    /// A full-width mark that owns no space; two in a row are noted.
    case stop
    /// Another full-width mark that owns no space.
    case frame
    case outerOpen, outerClose, innerOpen, innerClose
    /// `…`: two are right.
    case ellipsis
  }

  private let signs: SignTable
  private let rules: CandidateRules

  init(_ options: Normalizer.Options) {
    rules = CandidateRules(options)
    signs = SignTable(options)
  }

  /// One past the line that starts at `start`, and whether rules must look at it.
  func line(_ window: Span<UInt8>, from start: Int) -> (end: Int, isCandidate: Bool) {
    // SAFETY: the pointers do not leave the closures; `CandidateWalk` reads `bytes` below its count and `signs` below 65,536, which is its count.
    window.withUnsafeBytes { bytes in
      signs.table.withUnsafeBufferPointer { signs in
        var walk = CandidateWalk(bytes, signs: signs, rules: rules, at: start)
        walk.run()
        return (walk.i, walk.isCandidate)
      }
    }
  }
}
