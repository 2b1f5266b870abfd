// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Characters with a reading that follow one another, and how they are read. Scratch of one thread.
struct HanRun {
  /// A longer run is read in pieces of this many characters.
  static let most = 256

  /// One character.
  struct Item {
    /// Where it starts in the window.
    var place = 0
    /// Its simplified form, and the code of that in the trie of words.
    var form: UInt16 = 0
    var code: UInt16 = 0
    /// The number of its usual syllable, from 1.
    var usual: UInt16 = 0
    /// The number of the syllable that it is read as; the usual one until the run is read.
    var syllable: UInt16 = 0
    /// Whether a rule reads it where it is a word of its own.
    var isRuled = false
    /// Whether a word ends with it.
    var endsWord = false
    /// The word that ends here.
    var word = WordEntry(bits: 0)

    /// Whether the word that ends here is a verb, an adjective or a noun of action.
    var endsPredicate: Bool { word.isPredicate }
    /// Whether the word that ends here is a verb of two characters or more.
    var endsVerb: Bool { word.isVerb }
  }

  private(set) var items = [Item](repeating: Item(), count: most + 1)
  private(set) var count = 0

  subscript(i: Int) -> Item {
    @inline(__always) get { items[i] }
    @inline(__always) _modify { yield &items[i] }
  }

  /// Takes the characters with a reading from `start` on, and the place of the run's end as one more item.
  mutating func load(_ window: Span<UInt8>, from start: Int) {
    let tables = RomanizationTables.shared
    var items = items.mutableSpan
    var i = start
    var count = 0
    while i < window.count, count < Self.most, let (code, length) = window.codePoint(at: i) {
      let (usual, form) = tables.character(code)
      let syllable = usual.syllable
      guard syllable != 0 else { break }
      items[count] = Item(
        place: i, form: form, code: tables.code(of: form), usual: syllable, syllable: syllable, isRuled: usual.isRuled)
      count += 1
      i += length
    }
    items[count] = Item(place: i)
    self.count = count
  }

  /// Where the run ends in the window.
  var end: Int { items[count].place }

  /// Whether a character is a word by itself.
  @inline(__always)
  func isSingle(_ i: Int) -> Bool { items[i].endsWord && (i == 0 || items[i - 1].endsWord) }
}
