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
    /// The code of its simplified form.
    var code: UInt16 = 0
    /// The number of its syllable, from 1; the usual one until the run is read.
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
      let reading = tables.character(code)
      guard reading.syllable != 0 else { break }
      items[count] = Item(place: i, code: reading.code, syllable: reading.syllable, isRuled: reading.isRuled)
      count += 1
      i += length
    }
    items[count] = Item(place: i)
    self.count = count
  }

  /// Where the run ends in the window.
  var end: Int { items[count].place }

  /// The simplified form of a character.
  func form(_ i: Int) -> UInt16 { RomanizationTables.shared.form(items[i].code) }

  /// Whether a character is a word by itself.
  @inline(__always)
  func isSingle(_ i: Int) -> Bool { items[i].endsWord && (i == 0 || items[i - 1].endsWord) }
}
