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
  /// The cheapest way to each place of the run: what it costs, and the word that ends there.
  private var ways: [Way] = []
  private(set) var items: [Item] = []

  private struct Way {
    var cost = Int.max
    var start = 0
    var word = WordEntry(bits: 0)
  }

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
    let tables = tables
    let count = items.count
    if ways.count <= count { ways.append(contentsOf: repeatElement(Way(), count: count + 1 - ways.count)) }
    let items = items
    var ways = ways.mutableSpan
    for i in 0...count { ways[i].cost = .max }
    ways[0].cost = 0
    for start in 0..<count {
      let cost = ways[start].cost
      Self.reach(start + 1, Way(cost: cost + Self.unknownCost, start: start), &ways)
      var node = RomanizationTables.root
      var end = start
      while end < count, let child = tables.child(of: node, by: items[end].form) {
        node = child
        end += 1
        if let word = tables.word(at: node) { Self.reach(end, Way(cost: cost + word.cost, start: start, word: word), &ways) }
      }
    }
  }

  @inline(__always)
  private static func reach(_ end: Int, _ way: Way, _ ways: inout MutableSpan<Way>) {
    if way.cost < ways[end].cost { ways[end] = way }
  }

  /// Goes back along the cheapest way and reads its words.
  private mutating func takeWords() {
    var end = items.count
    while end > 0 {
      let start = ways[end].start
      let word = ways[end].word
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
