// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// The readings of characters and words, where they lie in the program.
///
/// Source: the table family `romanization`.
struct RomanizationTables: Sendable {
  static let shared = RomanizationTables()

  /// The number of the trie's first node.
  static let root = 1

  private let pages: TableSection<UInt16>
  private let usual: TableSection<UInt16>
  private let forms: TableSection<UInt16>
  private let codes: TableSection<UInt16>
  private let trie: TableSection<UInt32>
  private let readings: TableSection<UInt16>
  let syllables: TableSection<UInt8>
  let contexts: TableSection<UInt8>

  private init() {
    let image = TableImage(embedded: zhengzi_table_romanization)
    pages = image?.section("pages") ?? TableSection()
    usual = image?.section("usual") ?? TableSection()
    forms = image?.section("forms") ?? TableSection()
    codes = image?.section("codes") ?? TableSection()
    trie = image?.section("trie") ?? TableSection()
    readings = image?.section("readings") ?? TableSection()
    syllables = image?.section("syllables") ?? TableSection()
    contexts = image?.section("contexts") ?? TableSection()
  }

  /// A character's usual syllable, from 1, and its simplified form; syllable 0 where it has no reading.
  @inline(__always)
  func character(_ code: UInt32) -> (syllable: UInt16, form: UInt32) {
    let page = Int(code >> 6)
    guard page < pages.count else { return (0, code) }
    let cell = Int(pages[page]) << 6 | Int(code & 63)
    guard cell < usual.count, cell < forms.count else { return (0, code) }
    let form = forms[cell]
    return (usual[cell], form == 0 ? code : UInt32(form))
  }

  /// The node below `node` by a simplified character; `nil` where no word goes on so.
  @inline(__always)
  func child(of node: Int, by code: UInt32) -> Int? {
    guard code < codes.count, codes[Int(code)] != 0, 3 * node < trie.count else { return nil }
    let child = Int(trie[3 * node]) + Int(codes[Int(code)])
    return 3 * child + 2 < trie.count && trie[3 * child + 1] == node ? child : nil
  }

  /// The word that ends at a node.
  @inline(__always)
  func word(at node: Int) -> WordEntry? {
    let entry = trie[3 * node + 2]
    return entry == 0 ? nil : WordEntry(bits: entry)
  }

  /// The syllable of a word's character where the word does not read all as usual.
  @inline(__always)
  func syllable(of word: WordEntry, at index: Int) -> UInt16? {
    guard word.place > 0, word.place - 1 + index < readings.count else { return nil }
    return readings[word.place - 1 + index]
  }
}

/// What the table says of a word.
struct WordEntry: Sendable {
  let bits: UInt32

  /// How rare it is, in eighths of a nat.
  var cost: Int { Int(bits >> 24) }
  /// Whether it names a person, a place or an organization.
  var isName: Bool { bits & 1 << 23 != 0 }
  /// Whether it is a verb, an adjective or a noun of action.
  var isPredicate: Bool { bits & 1 << 22 != 0 }
  /// Whether it is a verb of two characters or more.
  var isVerb: Bool { bits & 1 << 21 != 0 }
  /// The place of its readings from 1; 0 where they are the usual ones.
  var place: Int { Int(bits & (1 << 21 - 1)) }
}
