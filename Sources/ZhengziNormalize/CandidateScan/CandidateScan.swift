// SPDX-License-Identifier: Apache-2.0

/// Finds line ends, and on the way whether a line holds anything that a rule may change or note: most lines of clean text do not.
///
/// It may say yes too often, never too seldom. Cost: about a byte a cycle, one branch for each Han character.
struct CandidateScan: Sendable {
  /// What a character asks of the scan.
  enum Sign: UInt8, Sendable {
    case nothing
    /// A rule may change it wherever Han is in the line.
    case candidate
    /// A rule may change it in any line.
    case anywhere
    /// Part of a name between two letters or digits, else a candidate.
    case joint
    /// The same, and no candidate behind a word before a space and another word or Han.
    case stopJoint
    /// Part of a number between two digits, else a candidate.
    case digitJoint
    /// A candidate but between a word and a space with another word or Han behind.
    case afterWord
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

  /// One past the line that starts at `start`, and whether rules must look at it. A line of ASCII alone is none.
  func line(_ window: Span<UInt8>, from start: Int) -> (end: Int, isCandidate: Bool) {
    let end = window.firstIndex(of: 0x0A, from: start).map { $0 + 1 } ?? window.count
    let line = window.extracting(start..<end)
    if line.isASCII { return (end, false) }
    // SAFETY: the pointers do not leave the closures; `CandidateWalk` reads `bytes` below its count and `signs` below 65,536, which is its count.
    let isCandidate = line.withUnsafeBytes { bytes in
      signs.table.withUnsafeBufferPointer { signs in
        guard let start = bytes.baseAddress, let signs = signs.baseAddress else { return false }
        var walk = CandidateWalk(start, count: bytes.count, signs: signs, rules: rules)
        walk.run()
        return walk.isCandidate
      }
    }
    return (end, isCandidate)
  }
}

extension Span where Element == UInt8 {
  /// Whether no byte is above U+007F. Cost: 8 bytes at a time, up to the first that is.
  fileprivate var isASCII: Bool {
    // SAFETY: each turn reads the 8 bytes from `i`, which stay below the count.
    withUnsafeBytes { bytes in
      var i = 0
      while i + 8 <= bytes.count {
        if bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
        i += 8
      }
      while i < bytes.count {
        if bytes[i] >= 0x80 { return false }
        i += 1
      }
      return true
    }
  }
}
