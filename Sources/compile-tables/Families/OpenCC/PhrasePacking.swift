// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Texts that several tables point to, each kept once: a reference is `offset << 8 | length in bytes`.
struct TextPool {
  private(set) var bytes: [UInt8] = []
  private var references: [[UInt8]: UInt32] = [:]

  mutating func reference(_ text: Scalars) -> UInt32 { reference(text.utf8) }

  mutating func reference(_ utf8: [UInt8]) -> UInt32 {
    if let known = references[utf8] { return known }
    let reference = UInt32(bytes.count) << 8 | UInt32(min(utf8.count, 255))
    bytes += utf8
    references[utf8] = reference
    return reference
  }
}

extension Array where Element == UInt32 {
  /// The text in UTF-8.
  var utf8: [UInt8] { flatMap { [UInt8](String(Character(Unicode.Scalar($0) ?? " ")).utf8) } }
}

/// Keys of phrases by the hash of their first three code points (of two and 0), the longest first.
///
/// By three, since many phrases start with the same two characters: a place is then compared with one key or none.
///
/// Sections: `.start` (u32, for each slot where its first key stands), `.key` (u8, each key's length and the key), `.inner` (bits: neighbours that stand
/// inside a phrase), `.cross` (bits: three neighbours inside a phrase, or the last two of one and 0), `.first` (bits: neighbours with which one
/// starts).
struct PhrasePacking {
  private let phrases: [Scalars]
  private var starts: [UInt32] = []
  private var keys: [UInt8] = []

  init(_ phrases: [Scalars]) {
    self.phrases = phrases
    let shift = BigramHash.shift(slots: phrases.count)
    var slots = [[Int]](repeating: [], count: 1 << (32 - shift))
    for (i, phrase) in phrases.enumerated() { slots[Self.slot(phrase, shift: shift)].append(i) }
    for slot in slots {
      starts.append(UInt32(keys.count))
      for key in slot.map({ phrases[$0].utf8 }).sorted(by: Self.longerFirst) { keys += [UInt8(key.count)] + key }
    }
    starts.append(UInt32(keys.count))
  }

  func add(to writer: inout TableWriter, _ name: String) {
    writer.add("\(name).start", starts)
    writer.add("\(name).key", keys + [UInt8](repeating: 0, count: 8))
    writer.add("\(name).inner", Self.bits(FlatConfiguration.inner(phrases)))
    writer.add("\(name).cross", Self.bits(Self.crossings(phrases)))
    writer.add("\(name).first", Self.bits(Set(phrases.map { FlatConfiguration.Bigram($0[0], $0[1]) })))
  }

  /// What stands around a place between two neighbours that a phrase reaches across: both and the next, or 0 where the phrase ends.
  private static func crossings(_ phrases: [Scalars]) -> Set<SIMD3<UInt32>> {
    var found: Set<SIMD3<UInt32>> = []
    for phrase in phrases {
      for i in 1..<phrase.count { found.insert(SIMD3(phrase[i - 1], phrase[i], i + 1 < phrase.count ? phrase[i + 1] : 0)) }
    }
    return found
  }

  /// Where a phrase of two code points or more stands.
  static func slot(_ key: Scalars, shift: UInt32) -> Int { Int(hash(key) >> shift) }

  static func hash(_ key: Scalars) -> UInt32 { BigramHash.hash(key[0], key[1], key.count > 2 ? key[2] : 0) }

  static func longerFirst(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count != b.count ? a.count > b.count : a.lexicographicallyPrecedes(b)
  }

  /// A set of bigrams as a bitmap of hashes, one bit in `sparseness` or fewer set.
  static func bits(_ bigrams: Set<FlatConfiguration.Bigram>, sparseness: Int = 16) -> [UInt32] {
    bits(count: bigrams.count * sparseness) { shift in bigrams.map { BigramHash.slot($0.x, $0.y, shift: shift) } }
  }

  /// The same for three neighbours.
  private static func bits(_ trigrams: Set<SIMD3<UInt32>>) -> [UInt32] {
    bits(count: trigrams.count * 16) { shift in trigrams.map { BigramHash.slot($0.x, $0.y, $0.z, shift: shift) } }
  }

  private static func bits(count: Int, slots: (UInt32) -> [Int]) -> [UInt32] {
    let shift = BigramHash.shift(slots: count)
    var words = [UInt32](repeating: 0, count: (1 << (32 - shift)) / 32)
    for slot in slots(shift) { words[slot / 32] |= 1 << UInt32(slot % 32) }
    return words
  }
}
