// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// Phrases of our own, which conversion in context applies over OpenCC's dictionaries.
///
/// A phrase of theirs that starts before one, or is longer and holds all of it, goes before it, and so do the user's entries; one that cuts through
/// likelier words is not applied.
///
/// Source: `Tables/opencc/Phrases-own.tsv`. Cost: none for text in which none stands; else one more pass over the window.
final class OwnPhrases: Sendable {
  /// The phrases and what they become.
  let entries: UserDictionary
  private let finder: EntryFinder
  let probe: EntryProbe?

  /// One of them.
  static let rule = Rule(.convert, "own-phrase")

  /// - Parameter rows: a phrase, a tab and what it becomes in each line.
  /// - Returns: `nil` where there are none.
  init?(_ rows: [UInt8], _ tables: ConversionTables) {
    guard let entries = try? UserDictionary(String(decoding: rows, as: UTF8.self)), !entries.isEmpty else { return nil }
    self.entries = entries
    finder = entries.finder
    probe = EntryProbe(finder, tables.first)
  }

  /// Where they apply in a text without compatibility ideographs.
  func find(_ text: Text, _ tables: ConversionTables, _ borders: WordBorders?) -> PinnedText {
    let scanner = Scanner(tables: tables, text: text, borders: borders)
    let applying = finder.find(text, tables).filter { phrase in
      let start = phrase.range.lowerBound
      let isReached = scanner.arrives(at: start, from: scanner.border(atOrBefore: start, floor: 0))
      return isReached && !(borders?.cut(phrase.range, text) ?? false)
    }
    return PinnedText(pins: applying)
  }
}
