// SPDX-License-Identifier: Apache-2.0

import Glibc
import TableFormat

/// Packs a pruned model into sections.
struct ModelFile {
  private var unigrams: [UInt8] = []
  private var bigrams = HashTable(capacity: 0)
  private var trigrams = HashTable(capacity: 0)
  private let classes: [UInt16]

  init(_ model: KneserNey, classes: [UInt16], limit: Int) {
    self.classes = classes
    let losses = [Pruning.losses(model.bigrams), Pruning.losses(model.trigrams)]
    let threshold = Pruning.threshold(losses, keeping: limit)
    let isWord: (UInt64) -> Bool = { $0 >> 28 == UInt64(ModelFormat.anything) }
    let keptTrigrams = model.trigrams.keys.indices.filter { losses[1][$0] > threshold && !isWord(model.trigrams.keys[$0]) }
    // A trigram's context and its tail are kept with it: the one holds its back-off cost, the other tells that it may be there.
    let contexts = Set(keptTrigrams.flatMap { [model.trigrams.keys[$0] >> 14, model.trigrams.keys[$0] & 0xFFF_FFFF] })
    let keptBigrams = model.bigrams.keys.indices.filter {
      losses[0][$0] > threshold && model.bigrams.keys[$0] >> 14 != UInt64(ModelFormat.anything) || contexts.contains(model.bigrams.keys[$0])
    }
    pack(model, keptBigrams, keptTrigrams)
  }

  private mutating func pack(_ model: KneserNey, _ keptBigrams: [Int], _ keptTrigrams: [Int]) {
    let bigramBackOffs = Self.backOffs(model.bigrams, keptBigrams) { model.unigrams[Int($0 & 0x3FFF)] }
    var pairs = [UInt64: Double](minimumCapacity: keptBigrams.count)
    for i in keptBigrams { pairs[model.bigrams.keys[i]] = model.bigrams.probabilities[i] }
    let trigramBackOffs = Self.backOffs(model.trigrams, keptTrigrams) { key in
      let pair = key & 0xFFF_FFFF
      return pairs[pair] ?? (bigramBackOffs[pair >> 14] ?? 1) * model.unigrams[Int(pair & 0x3FFF)]
    }
    for (i, p) in model.unigrams.enumerated() {
      unigrams += [Self.step(p), Self.backOffStep(bigramBackOffs[UInt64(i)] ?? 1)]
    }
    bigrams = HashTable(capacity: keptBigrams.count)
    for i in keptBigrams {
      let key = model.bigrams.keys[i]
      bigrams.insertBigram(key, Self.step(model.bigrams.probabilities[i]), Self.backOffStep(trigramBackOffs[key] ?? 1))
    }
    trigrams = HashTable(capacity: keptTrigrams.count)
    for i in keptTrigrams { trigrams.insertTrigram(model.trigrams.keys[i], Self.step(model.trigrams.probabilities[i])) }
  }

  /// For each context what part of its probability is left for what is not kept, over what the order below gives to it.
  private static func backOffs(_ level: KneserNey.Level, _ kept: [Int], lower: (UInt64) -> Double) -> [UInt64: Double] {
    var sums: [UInt64: (p: Double, q: Double)] = [:]
    for i in kept {
      let key = level.keys[i]
      let sum = sums[key >> 14] ?? (0, 0)
      sums[key >> 14] = (sum.p + level.probabilities[i], sum.q + lower(key))
    }
    return sums.mapValues { max(1e-9, 1 - $0.p) / max(1e-9, 1 - $0.q) }
  }

  private static func step(_ probability: Double) -> UInt8 {
    UInt8(min(255, max(1, (-log(max(probability, 1e-30)) * Double(ModelFormat.scale)).rounded())))
  }

  private static func backOffStep(_ share: Double) -> UInt8 {
    UInt8(min(255, max(0, (-log(max(share, 1e-30)) * Double(ModelFormat.scale)).rounded())))
  }

  /// The compiled table file.
  func file() -> [UInt8] {
    var writer = TableWriter()
    writer.add(ModelFormat.classes, classes)
    writer.add(ModelFormat.unigrams, unigrams)
    writer.add(ModelFormat.bigrams, bigrams.slots)
    writer.add(ModelFormat.trigrams, trigrams.slots)
    return writer.file()
  }
}

/// A hash table of `u32` with linear probing, three quarters to nine tenths full.
private struct HashTable {
  private(set) var slots: [UInt32]

  init(capacity: Int) {
    slots = [UInt32](repeating: 0, count: capacity + capacity / 5 + 16)
  }

  mutating func insertTrigram(_ key: UInt64, _ cost: UInt8) {
    let hash = ModelFormat.hash(key)
    insert(hash, UInt32(truncatingIfNeeded: hash & 0xFF_FFFF) << 8 | UInt32(cost))
  }

  mutating func insertBigram(_ key: UInt64, _ cost: UInt8, _ backOff: UInt8) {
    let hash = ModelFormat.hash(key)
    insert(hash, UInt32(truncatingIfNeeded: hash & 0xFFFF) << 16 | UInt32(cost) << 8 | UInt32(backOff))
  }

  private mutating func insert(_ hash: UInt64, _ entry: UInt32) {
    var slot = ModelFormat.slot(hash, of: slots.count)
    while slots[slot] != 0 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
    slots[slot] = entry
  }
}
