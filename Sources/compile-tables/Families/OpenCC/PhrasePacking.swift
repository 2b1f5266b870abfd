// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Texts that several tables point to, each kept once: a reference is `offset << 8 | length in bytes`.
struct TextPool {
  private(set) var bytes: [UInt8] = []
  private var references: [[UInt8]: UInt32] = [:]

  mutating func reference(_ text: Scalars) -> UInt32 {
    let utf8 = text.utf8
    if let known = references[utf8] { return known }
    let reference = UInt32(bytes.count) << 8 | UInt32(utf8.count)
    bytes += utf8
    references[utf8] = reference
    return reference
  }
}

extension Array where Element == UInt32 {
  /// The text in UTF-8.
  var utf8: [UInt8] { flatMap { [UInt8](String(Character(Unicode.Scalar($0) ?? " ")).utf8) } }
}

/// Phrases by the hash of their first two code points, the longest first.
///
/// Sections: `.start` (u32, for each slot its first entry), `.entry` (u32, `offset << 8 | length` of the key), `.key` (the keys, in the
/// order of the entries), `.inner` (bits: neighbours that stand inside a phrase).
struct PhrasePacking {
  private(set) var ordered: [FlatConfiguration.Phrase] = []
  private var starts: [UInt32] = []
  private var entries: [UInt32] = []
  private var keys: [UInt8] = []

  init(_ phrases: [FlatConfiguration.Phrase]) {
    let shift = BigramHash.shift(slots: phrases.count)
    var slots = [[Int]](repeating: [], count: 1 << (32 - shift))
    for (i, phrase) in phrases.enumerated() { slots[BigramHash.slot(phrase.key[0], phrase.key[1], shift: shift)].append(i) }
    for slot in slots {
      starts.append(UInt32(ordered.count))
      let keyed = slot.map { (phrases[$0].key.utf8, $0) }
      for (key, i) in keyed.sorted(by: { $0.0.count != $1.0.count ? $0.0.count > $1.0.count : $0.0.lexicographicallyPrecedes($1.0) }) {
        entries.append(UInt32(keys.count) << 8 | UInt32(key.count))
        keys += key
        ordered.append(phrases[i])
      }
    }
    starts.append(UInt32(ordered.count))
  }

  func add(to writer: inout TableWriter, _ name: String) {
    writer.add("\(name).start", starts)
    writer.add("\(name).entry", entries)
    writer.add("\(name).key", keys + [UInt8](repeating: 0, count: 8))
    writer.add("\(name).inner", Self.bits(FlatConfiguration.inner(ordered.map(\.key))))
  }

  /// A set of bigrams as a bitmap of hashes, one bit in sixteen or fewer set.
  static func bits(_ bigrams: Set<FlatConfiguration.Bigram>) -> [UInt32] {
    let shift = BigramHash.shift(slots: bigrams.count * 16)
    var words = [UInt32](repeating: 0, count: (1 << (32 - shift)) / 32)
    for bigram in bigrams {
      let bit = BigramHash.slot(bigram.x, bigram.y, shift: shift)
      words[bit / 32] |= 1 << (bit % 32)
    }
    return words
  }
}

/// The results of a table's phrases under one configuration.
///
/// Sections: `.bits` (which entries are not idle), `.rank` (how many such entries stand before each word of the bits), `.text` (references of
/// the results, 0xFFFFFFFF for what must be taken stepwise).
struct ResultPacking {
  private var bits: [UInt32]
  private var ranks: [UInt32] = []
  private var texts: [UInt32] = []

  init(_ phrases: [FlatConfiguration.Phrase], _ pool: inout TextPool) {
    bits = [UInt32](repeating: 0, count: (phrases.count + 31) / 32)
    for (i, phrase) in phrases.enumerated() {
      if i % 32 == 0 { ranks.append(UInt32(texts.count)) }
      switch phrase.result {
      case .idle: continue
      case .stepwise: texts.append(.max)
      case .text(let text): texts.append(pool.reference(text))
      }
      bits[i / 32] |= 1 << UInt32(i % 32)
    }
  }

  func add(to writer: inout TableWriter, _ name: String) {
    writer.add("\(name).bits", bits)
    writer.add("\(name).rank", ranks)
    writer.add("\(name).text", texts)
  }
}
