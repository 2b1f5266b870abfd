// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Where a reader must look for a phrase: two bitmaps of hashes.
///
/// The first holds the bigram with which each phrase starts that is not idle, or the first of its bigrams whose second character is not ASCII,
/// since runs of ASCII are passed over at once. The second, asked where the first says yes, holds the first three characters, or the
/// bigram with a third character of 0 for phrases of two.
struct PhraseStarts {
  private var bigrams: Set<SIMD2<UInt32>> = []
  private var trigrams: Set<SIMD3<UInt32>> = []

  init(_ flat: FlatConfiguration) throws(TableError) {
    for phrase in flat.segments + flat.runs where phrase.result != .idle {
      let key = phrase.key
      let second = key.dropFirst().firstIndex { $0 > 0x7F } ?? 1
      guard second == 1 || key[..<second].allSatisfy({ $0 < 0x80 }), key[second] > 0x7F, key.utf8.count >= 4 else {
        throw TableError(path: "configurations.tsv", message: "\(flat.name): a phrase that no reader would find: \(key)")
      }
      bigrams.insert(SIMD2(key[second - 1], key[second]))
      trigrams.insert(SIMD3(key[second - 1], key[second], second == 1 && key.count > 2 ? key[2] : 0))
    }
  }

  /// One bit in 64 or fewer is set: each wrong yes costs a reader more than a hundred places that say no.
  var firstBits: [UInt32] {
    let shift = BigramHash.shift(slots: bigrams.count * 64)
    return Self.bitmap(bigrams.map { BigramHash.slot($0.x, $0.y, shift: shift) }, shift)
  }

  var secondBits: [UInt32] {
    let shift = BigramHash.shift(slots: trigrams.count * 16)
    return Self.bitmap(trigrams.map { BigramHash.slot($0.x, $0.y, $0.z, shift: shift) }, shift)
  }

  private static func bitmap(_ slots: [Int], _ shift: UInt32) -> [UInt32] {
    var words = [UInt32](repeating: 0, count: (1 << (32 - shift)) / 32)
    for slot in slots { words[slot / 32] |= 1 << UInt32(slot % 32) }
    return words
  }
}
