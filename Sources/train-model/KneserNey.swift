// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Interpolated modified Kneser-Ney smoothing (Chen and Goodman 1999) of weighted counts.
struct KneserNey {
  /// Probabilities by class.
  private(set) var unigrams: [Double] = []
  private(set) var bigrams = Level()
  private(set) var trigrams = Level()

  /// The n-grams of one order with their interpolated probabilities, by ascending key.
  struct Level {
    var keys: [UInt64] = []
    var probabilities: [Double] = []
    /// The probability of each one's tail in the order below.
    var lower: [Double] = []
    /// For each context, by ascending key: its n-grams, and what part of its probability goes to the order below.
    var contexts: [Context] = []
  }

  struct Context {
    var key: UInt64
    var range: Range<Int>
    var backOff: Double
    /// Its weight in the text.
    var total: Double
  }

  init(trigramCounts: Counts, extraCounts: [Float]) {
    let bigramCounts = trigramCounts.continuations(tailBits: 28)
    let unigramCounts = bigramCounts.continuations(tailBits: 14)
    unigrams = extraCounts.map(Double.init)
    for (key, value) in zip(unigramCounts.keys, unigramCounts.values) { unigrams[Int(key)] += Double(value) }
    let total = unigrams.reduce(0, +)
    for i in unigrams.indices { unigrams[i] /= total }
    let single = unigrams
    bigrams = Self.level(bigramCounts) { single[Int($0 & 0x3FFF)] }
    let index = BigramIndex(bigrams)
    trigrams = Self.level(trigramCounts) { index.probability($0 & 0xFFF_FFFF) }
  }

  private static func level(_ counts: Counts, lower: (UInt64) -> Double) -> Level {
    let discount = Discount(counts.values)
    var level = Level()
    level.keys = counts.keys
    level.lower = counts.keys.map(lower)
    level.probabilities = [Double](repeating: 0, count: counts.keys.count)
    var start = 0
    while start < counts.keys.count {
      let context = counts.keys[start] >> 14
      var end = start
      var (total, taken) = (0.0, 0.0)
      while end < counts.keys.count, counts.keys[end] >> 14 == context {
        total += Double(counts.values[end])
        taken += discount[counts.values[end]]
        end += 1
      }
      for i in start..<end {
        level.probabilities[i] = (Double(counts.values[i]) - discount[counts.values[i]]) / total + taken / total * level.lower[i]
      }
      level.contexts.append(Context(key: context, range: start..<end, backOff: taken / total, total: total))
      start = end
    }
    return level
  }
}

/// Finds the probabilities of bigrams.
private struct BigramIndex {
  private var probabilities: [UInt64: Double] = [:]

  init(_ level: KneserNey.Level) {
    probabilities.reserveCapacity(level.keys.count)
    for (key, probability) in zip(level.keys, level.probabilities) { probabilities[key] = probability }
  }

  func probability(_ key: UInt64) -> Double { probabilities[key] ?? 0 }
}

/// What is taken from a count: three constants from the counts of counts, joined linearly for weighted counts.
struct Discount {
  private let steps: [Double]

  init(_ values: [Float]) {
    var n = [Double](repeating: 1, count: 5)
    for value in values {
      let rounded = Int(value.rounded())
      if rounded >= 1, rounded <= 4 { n[rounded] += 1 }
    }
    let y = n[1] / (n[1] + 2 * n[2])
    steps = [0, 1 - 2 * y * n[2] / n[1], 2 - 3 * y * n[3] / n[2], 3 - 4 * y * n[4] / n[3]]
  }

  subscript(_ count: Float) -> Double {
    let c = Double(count)
    if c >= 3 { return steps[3] }
    let below = Int(c)
    return steps[below] + (c - Double(below)) * (steps[below + 1] - steps[below])
  }
}
