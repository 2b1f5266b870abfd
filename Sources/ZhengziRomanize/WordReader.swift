// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Cuts a run of Han into its likeliest words and reads them. Scratch of one thread.
///
/// The words are those whose costs sum up to the least (each word's cost is minus the logarithm of its frequency).
struct WordReader {
  /// One character of the run.
  struct Item {
    /// Its simplified form.
    var form: UInt32
    /// The number of its syllable, from 1; the usual one until the run is read.
    var syllable: UInt16
    /// Whether a word ends with it.
    var endsWord = false
    /// Whether the word that starts here is a name.
    var isName = false
    /// Whether the word that ends here is a verb, an adjective or a noun of action.
    var endsPredicate = false
    /// Whether the word that ends here is a verb of two characters or more.
    var endsVerb = false
  }

  /// A character that is in no word of the table, in eighths of a nat.
  private static let unknownCost = 140

  private let tables = RomanizationTables.shared
  private let rules: ContextRules
  private var costs: [Int] = []
  private var starts: [Int] = []
  private var entries: [WordEntry] = []
  private(set) var items: [Item] = []

  init(rules: ContextRules) {
    self.rules = rules
  }

  mutating func removeAll() {
    items.removeAll(keepingCapacity: true)
  }

  mutating func append(form: UInt32, syllable: UInt16) {
    items.append(Item(form: form, syllable: syllable))
  }

  /// Reads the run. `before` and `after` are the simplified characters around it, 0 where there is no letter or digit.
  mutating func read(before: UInt32, after: UInt32) {
    findWords()
    takeWords()
    applyRules(before, after)
  }

  /// The cheapest way to each place, from the start on.
  private mutating func findWords() {
    let count = items.count
    costs.removeAll(keepingCapacity: true)
    costs.append(contentsOf: repeatElement(.max, count: count + 1))
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: count + 1))
    entries.removeAll(keepingCapacity: true)
    entries.append(contentsOf: repeatElement(WordEntry(bits: 0), count: count + 1))
    costs[0] = 0
    for start in 0..<count {
      reach(start + 1, from: start, WordEntry(bits: 0), cost: Self.unknownCost)
      var node = RomanizationTables.root
      var end = start
      while end < count, let child = tables.child(of: node, by: items[end].form) {
        node = child
        end += 1
        if let word = tables.word(at: node) { reach(end, from: start, word, cost: word.cost) }
      }
    }
  }

  @inline(__always)
  private mutating func reach(_ end: Int, from start: Int, _ word: WordEntry, cost: Int) {
    let total = costs[start] + cost
    guard total < costs[end] else { return }
    costs[end] = total
    starts[end] = start
    entries[end] = word
  }

  /// Goes back along the cheapest way and reads its words.
  private mutating func takeWords() {
    var end = items.count
    while end > 0 {
      let start = starts[end]
      let word = entries[end]
      items[end - 1].endsWord = true
      items[start].isName = word.isName
      items[end - 1].endsPredicate = word.isPredicate
      items[end - 1].endsVerb = word.isVerb
      for i in start..<end {
        if let syllable = tables.syllable(of: word, at: i - start) { items[i].syllable = syllable }
      }
      end = start
    }
  }

  /// Reads characters that stand alone by their neighbours.
  private mutating func applyRules(_ before: UInt32, _ after: UInt32) {
    for i in items.indices where items[i].endsWord && (i == 0 || items[i - 1].endsWord) && rules.isRuled(items[i].form) {
      let left = i > 0 ? items[i - 1].form : before
      let right = i + 1 < items.count ? items[i + 1].form : after
      if let syllable = rules.syllable(at: i, of: items, left: left, right: right) { items[i].syllable = syllable }
    }
  }
}
