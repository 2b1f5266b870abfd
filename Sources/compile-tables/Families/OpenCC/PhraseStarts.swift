// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Where a reader must look for a phrase: a bitmap of hashes.
///
/// It holds the bigram with which each phrase starts that is not idle, or the first of its bigrams whose second character is not ASCII,
/// since runs of ASCII are passed over at once.
struct PhraseStarts {
  private var bigrams: Set<SIMD2<UInt32>> = []

  init(_ flat: FlatConfiguration) throws(TableError) {
    for phrase in flat.segments + flat.runs where phrase.result != .idle {
      let key = phrase.key
      let second = key.dropFirst().firstIndex { $0 > 0x7F } ?? 1
      guard second == 1 || key[..<second].allSatisfy({ $0 < 0x80 }), key[second] > 0x7F, key.utf8.count >= 4 else {
        throw TableError(path: "configurations.tsv", message: "\(flat.name): a phrase that no reader would find: \(key)")
      }
      bigrams.insert(SIMD2(key[second - 1], key[second]))
    }
  }

  /// One bit in 64 or fewer is set: each wrong yes costs a reader more than a hundred places that say no.
  var bits: [UInt32] { PhrasePacking.bits(bigrams, sparseness: 64) }
}
