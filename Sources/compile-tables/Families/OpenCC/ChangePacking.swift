// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// The phrases of one configuration that are not idle, by the hash of their first two code points, the longest first.
///
/// Sections: `.start` (u16, for each slot its first entry), `.entry` (u32, `offset << 9 | flags | length` of the key in `texts`; ``ChangeFlags``). The
/// key is followed by the length of its result, a byte, which is 0 for what must be taken stepwise, and by the result.
struct ChangePacking {
  private var starts: [UInt16] = []
  private var entries: [UInt32] = []

  init(_ flat: FlatConfiguration, _ segments: PrefixSet, _ pool: inout TextPool) {
    let changes = Self.changes(flat, segments)
    let shift = BigramHash.shift(slots: changes.count)
    var slots = [[Change]](repeating: [], count: 1 << (32 - shift))
    for change in changes { slots[BigramHash.slot(change.phrase.key[0], change.phrase.key[1], shift: shift)].append(change) }
    for slot in slots {
      starts.append(UInt16(entries.count))
      for change in slot.sorted(by: { PhrasePacking.longerFirst($0.key, $1.key) }) {
        var result: [UInt8] = []
        if case .text(let text) = change.phrase.result { result = text.utf8 }
        let record = pool.reference(change.key + [UInt8(result.count)] + result)
        entries.append((record >> 8) << ChangeFlags.bits | change.flags | UInt32(change.key.count))
      }
    }
    starts.append(UInt16(entries.count))
  }

  private struct Change {
    var phrase: FlatConfiguration.Phrase
    var key: [UInt8]
    var flags: UInt32
  }

  private static func changes(_ flat: FlatConfiguration, _ segments: PrefixSet) -> [Change] {
    let idleRuns = PrefixSet(flat.runs.filter { $0.result == .idle }.map(\.key))
    var changes: [Change] = []
    for phrase in flat.segments where phrase.result != .idle {
      let flags = segments.isExtended(phrase.key) ? 0 : ChangeFlags.settled
      changes.append(Change(phrase: phrase, key: phrase.key.utf8, flags: flags))
    }
    for phrase in flat.runs where phrase.result != .idle && !startsSegment(phrase.key, segments) {
      let isSettled = phrase.result != .stepwise && !idleRuns.isExtended(phrase.key) && isFree(phrase.key, of: segments)
      let flags = (isSettled ? ChangeFlags.settled : 0) | (segments.isExtended(phrase.key) ? 0 : ChangeFlags.alone)
      changes.append(Change(phrase: phrase, key: phrase.key.utf8, flags: ChangeFlags.run | flags))
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
    writer.add("\(name).start", starts)
    writer.add("\(name).entry", entries)
  }
}

/// Keys, and what they start with.
struct PrefixSet {
  private let keys: Set<Scalars>
  private let prefixes: Set<Scalars>

  init(_ keys: [Scalars]) {
    self.keys = Set(keys)
    prefixes = Set(keys.flatMap { key in (1..<max(key.count, 1)).map { Array(key.prefix($0)) } })
  }

  func contains(_ key: Scalars) -> Bool { keys.contains(key) }

  /// Whether a longer key starts with this one.
  func isExtended(_ key: Scalars) -> Bool { prefixes.contains(key) }
}
