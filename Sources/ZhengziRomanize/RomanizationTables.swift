// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// The readings of characters and words, where they lie in the program.
///
/// Source: the table family `romanization`.
struct RomanizationTables: Sendable {
  static let shared = RomanizationTables()

  private let pages: TableSection<UInt16>
  private let usual: TableSection<UInt16>
  private let forms: TableSection<UInt16>
  /// The code in the trie of each simplified character of the first plane, 0 where no word and no rule has it.
  private let codes: [UInt16]
  private let readings: TableSection<UInt16>
  let words: WordTrie
  let syllables: TableSection<UInt8>
  let heteronyms: TableSection<UInt16>
  let rules: TableSection<UInt16>
  let neighbours: TableSection<UInt16>

  private init() {
    let image = TableImage(embedded: zhengzi_table_romanization)
    pages = image?.section("pages") ?? TableSection()
    usual = image?.section("usual") ?? TableSection()
    heteronyms = image?.section("heteronyms") ?? TableSection()
    forms = image?.section("forms") ?? TableSection()
    codes = Self.codes(image?.section("coded") ?? TableSection())
    readings = image?.section("readings") ?? TableSection()
    words = WordTrie(image?.section("trie") ?? TableSection())
    syllables = image?.section("syllables") ?? TableSection()
    rules = image?.section("rules") ?? TableSection()
    neighbours = image?.section("sets") ?? TableSection()
  }

  private static func codes(_ coded: TableSection<UInt16>) -> [UInt16] {
    var codes = [UInt16](repeating: 0, count: 0x10000)
    for i in 0..<min(coded.count, 0xFFFF) { codes[Int(coded[i])] = UInt16(i + 1) }
    return codes
  }

  /// A character's usual reading and its simplified form, U+FFFD where that is beyond the first plane.
  @inline(__always)
  func character(_ code: UInt32) -> (usual: UsualReading, form: UInt16) {
    // SAFETY: both indices are compared with the counts.
    let none = (UsualReading(bits: 0), UInt16(0xFFFD))
    let page = Int(code >> 6)
    guard page < pages.count else { return none }
    let cell = Int(pages.pointer[page]) << 6 | Int(code & 63)
    guard cell < usual.count, cell < forms.count else { return none }
    let form = forms.pointer[cell]
    return (UsualReading(bits: usual.pointer[cell]), form != 0 ? form : UInt16(exactly: code) ?? 0xFFFD)
  }

  /// The code of a simplified character in the trie, 0 where no word and no rule has it.
  @inline(__always)
  func code(of form: UInt16) -> UInt16 { codes[Int(form)] }

  /// The syllable of a word's character where the word does not read all as usual.
  @inline(__always)
  func syllable(of word: WordEntry, at index: Int) -> UInt16? {
    guard word.place > 0, word.place - 1 + index < readings.count else { return nil }
    return readings[word.place - 1 + index]
  }
}

/// The words of the table, as a double array.
struct WordTrie: Sendable {
  /// The number of the first node.
  static let root = 1

  private let nodes: TableSection<UInt32>

  /// - Parameter nodes: base, parent and word of each.
  init(_ nodes: TableSection<UInt32>) {
    self.nodes = nodes
  }

  /// The node below `node` by the code of a character, and the word that ends there, 0 for none; `nil` where no word goes on so.
  @inline(__always)
  func child(of node: Int, by code: UInt16) -> (node: Int, word: WordEntry)? {
    // SAFETY: `node` is the root or was found here, and the last place of its child is compared with the count.
    let nodes = nodes.pointer
    guard 3 &* node < nodes.count else { return nil }
    let child = Int(nodes[3 &* node]) &+ Int(code)
    guard 3 &* child &+ 2 < nodes.count, nodes[3 &* child &+ 1] == UInt32(truncatingIfNeeded: node) else { return nil }
    return (child, WordEntry(bits: nodes[3 &* child &+ 2]))
  }
}

/// What the table says of a word.
struct WordEntry: Sendable {
  let bits: UInt32

  /// Whether there is such a word.
  var isWord: Bool { bits != 0 }
  /// How rare it is, in eighths of a nat.
  var cost: Int32 { Int32(truncatingIfNeeded: bits >> 24) }
  /// Whether it names a person, a place or an organization.
  var isName: Bool { bits & 1 << 23 != 0 }
  /// Whether it is a verb, an adjective or a noun of action.
  var isPredicate: Bool { bits & 1 << 22 != 0 }
  /// Whether it is a verb of two characters or more.
  var isVerb: Bool { bits & 1 << 21 != 0 }
  /// The place of its readings from 1; 0 where they are the usual ones.
  var place: Int { Int(bits & (1 << 21 - 1)) }
}
