// SPDX-License-Identifier: Apache-2.0

/// Which neighbourhoods of spaces and borders of scripts are candidates.
struct CandidateRules: Sendable {
  let spaceByMarks: Bool
  let border: Bool
  let latinLines: Bool
  /// Whether every full-width mark is a candidate.
  let wideMarks: Bool

  init(_ options: Normalizer.Options) {
    let rules = options.normalizations
    spaceByMarks = rules.contains(.spaceByMarks)
    border = rules.contains(.spacing)
    latinLines = rules.contains(.latinLines)
    wideMarks = rules.contains(.asciiMarks)
  }
}
