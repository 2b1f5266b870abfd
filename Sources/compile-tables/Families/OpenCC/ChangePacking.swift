// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// The phrases of one configuration that are not idle, as ``ChangeFormat`` lays them out.
///
/// Sections: `.chg` (u32, the entries), `.tag` (u8, the tags).
struct ChangePacking {
  private var entries: [UInt32]
  private var tags: [UInt8]

  init(_ flat: FlatConfiguration, _ segments: PrefixSet, _ pool: inout TextPool) {
    let changes = Self.changes(flat, segments).sorted { PhrasePacking.longerFirst($0.key, $1.key) }
    let shift = BigramHash.shift(slots: changes.count * 2)
    entries = [UInt32](repeating: 0, count: 1 << (32 - shift) + ChangeFormat.tail)
    tags = [UInt8](repeating: 0, count: entries.count)
    var crowded: Set<Int> = []
    for change in changes {
      let hash = PhrasePacking.hash(change.phrase.key)
      let home = Int(hash >> shift)
      var slot = home
      while tags[slot] != 0 { slot += 1 }
      if slot >= home + ChangeFormat.reach { crowded.insert(home) }
      entries[slot] = Self.entry(change, &pool)
      tags[slot] = ChangeFormat.tag(hash, shift: shift)
    }
    precondition(tags[tags.count - 1] == 0, "\(flat.name): the tail of the table of changes is full")
    for slot in crowded { tags[slot] |= ChangeFormat.more }
  }

  private static func entry(_ change: Change, _ pool: inout TextPool) -> UInt32 {
    var result: [UInt8] = []
    if case .text(let text) = change.phrase.result { result = text.utf8 }
    let mask = change.mask.map { mask in (0..<4).map { UInt8(truncatingIfNeeded: mask >> (8 * $0)) } } ?? []
    let record = pool.reference(mask + [UInt8(change.key.count)] + change.key + [UInt8(result.count)] + result)
    return (record >> 8 + UInt32(mask.count)) << ChangeFormat.placeShift | change.flags
  }

  private struct Change {
    var phrase: FlatConfiguration.Phrase
    var key: [UInt8]
    var flags: UInt32
    /// What may follow in a segment that is longer; `nil` where none is.
    var mask: UInt32?
  }

  private static func changes(_ flat: FlatConfiguration, _ segments: PrefixSet) -> [Change] {
    let idleRuns = PrefixSet(flat.runs.filter { $0.result == .idle }.map(\.key))
    var changes: [Change] = []
    for phrase in flat.segments where phrase.result != .idle {
      let mask = segments.mask(after: phrase.key)
      changes.append(Change(phrase: phrase, key: phrase.key.utf8, flags: mask == nil ? ChangeFormat.settled : 0, mask: mask))
    }
    for phrase in flat.runs where phrase.result != .idle && !startsSegment(phrase.key, segments) {
      let isSettled = phrase.result != .stepwise && !idleRuns.isExtended(phrase.key) && isFree(phrase.key, of: segments)
      let mask = segments.mask(after: phrase.key)
      let flags = (isSettled ? ChangeFormat.settled : 0) | (mask == nil ? ChangeFormat.alone : 0)
      changes.append(Change(phrase: phrase, key: phrase.key.utf8, flags: ChangeFormat.run | flags, mask: mask))
    }
    return changes
  }

  /// Whether a segment always takes the start of a phrase, so that it never matches.
  private static func startsSegment(_ key: Scalars, _ segments: PrefixSet) -> Bool {
    (1...key.count).contains { segments.contains(Array(key.prefix($0))) }
  }

  /// Whether no segment can start inside a phrase of a run but at its first and last character.
  private static func isFree(_ key: Scalars, of segments: PrefixSet) -> Bool {
    (1..<key.count - 1).allSatisfy { start in
      let rest = Array(key[start...])
      return !segments.isExtended(rest) && (1...rest.count).allSatisfy { !segments.contains(Array(rest.prefix($0))) }
    }
  }

  func add(to writer: inout TableWriter, _ name: String) {
    writer.add("\(name).chg", entries)
    writer.add("\(name).tag", tags)
  }
}

/// Keys, and what they start with.
struct PrefixSet {
  private let keys: Set<Scalars>
  /// With the bits of what follows each.
  private var prefixes: [Scalars: UInt32] = [:]

  init(_ keys: [Scalars]) {
    self.keys = Set(keys)
    for key in keys {
      for end in 1..<max(key.count, 1) { prefixes[Array(key.prefix(end)), default: 0] |= ChangeFormat.bit(of: key[end]) }
    }
  }

  func contains(_ key: Scalars) -> Bool { keys.contains(key) }

  /// Whether a longer key starts with this one.
  func isExtended(_ key: Scalars) -> Bool { prefixes[key] != nil }

  /// The bits of what follows in longer keys that start with this one; `nil` where there are none.
  func mask(after key: Scalars) -> UInt32? { prefixes[key] }
}
