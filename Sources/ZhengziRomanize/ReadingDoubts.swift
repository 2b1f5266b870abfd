// SPDX-License-Identifier: Apache-2.0

import Glibc
import ZhengziCore

/// How likely each reading of the characters of a run is: its share in all ways to cut the run into words, by the words' frequencies.
///
/// The reading that was chosen for a character that stands alone has odds of ten to one, with which the table's rules for neighbours were made, and
/// ten times those of its share in longer words where these are for it, too.
struct ReadingDoubts {
  struct Reading {
    var syllable: UInt16
    /// 0 to 1.
    var share: Double
  }

  /// A rarer reading is none that a reader would think of.
  private static let leastShare = 0.01
  private static let leastOdds = 10.0

  /// A word that may stand somewhere in the run; a part of a way through it.
  private struct Arc {
    var start: Int
    var end: Int
    var word: WordEntry

    /// Minus the logarithm of its frequency, in nats.
    var cost: Double { Double(word.isWord ? word.cost : WordReader.unknownCost) / 8 }
  }

  private let heteronyms = Heteronyms()
  private var arcs: [Arc] = []
  private var readings: [[Reading]] = []
  private var chosen: [UInt16] = []

  /// Weighs the readings of a run that was read.
  mutating func weigh(_ run: borrowing HanRun, in window: Span<UInt8>) {
    chosen = (0..<run.count).map { run[$0].syllable }
    readings = Array(repeating: [], count: run.count)
    findArcs(run)
    let before = costs(to: run.count, forwards: true)
    let after = costs(to: run.count, forwards: false)
    for arc in arcs {
      let share = exp(before[run.count] - before[arc.start] - arc.cost - after[arc.end])
      if share > Self.leastShare / 10 { take(arc, share, run, window) }
    }
  }

  /// The share of the reading that was chosen for a character.
  func share(_ i: Int) -> Double {
    min(1, readings[i].first { $0.syllable == chosen[i] }?.share ?? 0)
  }

  /// What else a character may be read as, the likeliest first.
  func others(_ i: Int) -> [Reading] {
    readings[i].filter { $0.syllable != chosen[i] && $0.share >= Self.leastShare }.sorted { $0.share > $1.share }
  }

  private mutating func findArcs(_ run: borrowing HanRun) {
    let words = RomanizationTables.shared.words
    arcs.removeAll(keepingCapacity: true)
    for start in 0..<run.count {
      var node = WordTrie.root
      var end = start
      var isWord = false
      while end < run.count, run[end].code != 0, let child = words.child(of: node, by: run[end].code) {
        node = child.node
        end += 1
        guard child.word.isWord else { continue }
        arcs.append(Arc(start: start, end: end, word: child.word))
        if end == start + 1 { isWord = true }
      }
      if !isWord { arcs.append(Arc(start: start, end: start + 1, word: WordEntry(bits: 0))) }
    }
  }

  /// For each place minus the logarithm of the frequency of all ways to it: from the run's start, or from its end.
  private func costs(to count: Int, forwards: Bool) -> [Double] {
    var costs = [Double](repeating: .infinity, count: count + 1)
    costs[forwards ? 0 : count] = 0
    // Sorted by their starts, from which all ways are known when the first arc leaves; backwards the same.
    for arc in forwards ? arcs : arcs.reversed() {
      let (from, to) = forwards ? (arc.start, arc.end) : (arc.end, arc.start)
      costs[to] = Self.sum(costs[to], costs[from] + arc.cost)
    }
    return costs
  }

  /// The cost of either.
  private static func sum(_ a: Double, _ b: Double) -> Double {
    let (low, high) = (min(a, b), max(a, b))
    return low == .infinity ? low : low - log1p(exp(low - high))
  }

  private mutating func take(_ arc: Arc, _ share: Double, _ run: borrowing HanRun, _ window: Span<UInt8>) {
    if arc.end == arc.start + 1 { return takeSingle(arc.start, share, run, window) }
    for i in arc.start..<arc.end {
      let syllable = RomanizationTables.shared.syllable(of: arc.word, at: i - arc.start) ?? run[i].usual
      add(Reading(syllable: syllable, share: share), to: i)
    }
  }

  private mutating func takeSingle(_ i: Int, _ share: Double, _ run: borrowing HanRun, _ window: Span<UInt8>) {
    let favoured = run.isSingle(i) ? run[i].syllable : run[i].usual
    let readings = heteronyms.readings(of: window.codePoint(at: run[i].place)?.value ?? 0)
    let others = readings.filter { $0.syllable != favoured }
    let rest = others.reduce(0) { $0 + $1.share }
    let odds = max(Self.leastOdds, Self.leastOdds * (1 - rest) / max(rest, .leastNormalMagnitude))
    add(Reading(syllable: favoured, share: others.isEmpty ? share : share * odds / (odds + 1)), to: i)
    for other in others { add(Reading(syllable: other.syllable, share: share * other.share / rest / (odds + 1)), to: i) }
  }

  private mutating func add(_ reading: Reading, to i: Int) {
    if let place = readings[i].firstIndex(where: { $0.syllable == reading.syllable }) {
      readings[i][place].share += reading.share
    } else {
      readings[i].append(reading)
    }
  }
}

/// The readings of characters that words read in more than one way.
///
/// Source: the section `heteronyms` of the table: rows of a character, a syllable's number, and minus the logarithm of its share in eighths of a nat.
private struct Heteronyms {
  private let rows = RomanizationTables.shared.heteronyms
  private static let width = 3

  /// The commonest reading first; none where all words read the character alike.
  func readings(of character: UInt32) -> [ReadingDoubts.Reading] {
    var (low, high) = (0, rows.count / Self.width)
    while low < high {
      let middle = (low + high) / 2
      if rows[Self.width * middle] < character { low = middle + 1 } else { high = middle }
    }
    var readings: [ReadingDoubts.Reading] = []
    var row = Self.width * low
    while row + 2 < rows.count, rows[row] == character {
      readings.append(ReadingDoubts.Reading(syllable: rows[row + 1], share: exp(-Double(rows[row + 2]) / 8)))
      row += Self.width
    }
    return readings
  }
}
