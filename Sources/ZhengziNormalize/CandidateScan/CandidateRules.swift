// SPDX-License-Identifier: Apache-2.0

/// Which neighbourhoods of spaces and borders of scripts are candidates.
struct CandidateRules {
  let spaceByMarks: Bool
  let border: Bool
  let latinLines: Bool

  init(_ normalizer: Normalizer) {
    let rules = normalizer.normalizations
    spaceByMarks = rules.contains(.spaceByMarks)
    border = rules.contains(.spacing)
    latinLines = rules.contains(.latinLines)
  }
}
