// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Cuts a run of Han into its likeliest words and reads them. Scratch of one thread.
///
/// The words are those whose costs sum up to the least (each word's cost is minus the logarithm of its frequency).
struct WordReader {
  /// A character that is in no word of the table, in eighths of a nat.
  static let unknownCost: Int32 = 140

  private let tables = RomanizationTables.shared
  private let rules: ContextRules
  /// The cheapest way to each place of the run.
  private var ways = [Way](repeating: Way(), count: HanRun.most + 1)

  /// What a way to a place costs, and the word that ends there.
  private struct Way {
    var cost = Int32.max
    var start: Int32 = 0
    var word = WordEntry(bits: 0)
  }

  init(rules: ContextRules) {
    self.rules = rules
  }

  /// Reads the run. `before` and `after` are the letters or digits around it, 0 where there is none.
  mutating func read(_ run: inout HanRun, before: UInt16, after: UInt16) {
    findWords(run)
    if takeWords(of: &run) { applyRules(to: &run, before, after) }
  }

  /// The cheapest way to each place, from the start on.
  private mutating func findWords(_ run: borrowing HanRun) {
    let words = tables.words
    let count = run.count
    let items = run.items.span
    var ways = ways.mutableSpan
    for i in 0...count { ways[i].cost = .max }
    ways[0].cost = 0
    for start in 0..<count {
      let cost = ways[start].cost
      Self.reach(start + 1, Way(cost: cost + Self.unknownCost, start: Int32(start)), &ways)
      var node = WordTrie.root
      var end = start
      while end < count, items[end].code != 0, let child = words.child(of: node, by: items[end].code) {
        node = child.node
        end += 1
        if child.word.isWord { Self.reach(end, Way(cost: cost + child.word.cost, start: Int32(start), word: child.word), &ways) }
      }
    }
  }

  @inline(__always)
  private static func reach(_ end: Int, _ way: Way, _ ways: inout MutableSpan<Way>) {
    if way.cost < ways[end].cost { ways[end] = way }
  }

  /// Goes back along the cheapest way and reads its words; returns whether a rule may read one otherwise.
  private func takeWords(of run: inout HanRun) -> Bool {
    var isRuled = false
    var end = run.count
    while end > 0 {
      let start = Int(ways[end].start)
      let word = ways[end].word
      run[end - 1].endsWord = true
      run[end - 1].word = word
      if word.place > 0 {
        for i in start..<end {
          if let syllable = tables.syllable(of: word, at: i - start) { run[i].syllable = syllable }
        }
      }
      if end - start == 1, run[start].isRuled { isRuled = true }
      end = start
    }
    return isRuled
  }

  /// Reads characters that stand alone by their neighbours.
  private func applyRules(to run: inout HanRun, _ before: UInt16, _ after: UInt16) {
    for i in 0..<run.count where run[i].isRuled && run.isSingle(i) {
      let left = i > 0 ? run[i - 1].form : before
      let right = i + 1 < run.count ? run[i + 1].form : after
      if let syllable = rules.syllable(at: i, of: run, left: left, right: right) { run[i].syllable = syllable }
    }
  }
}
