// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// The phrases of a block, found in passes over all of its hits: which entry of the table may stand there, what its neighbours say, and whether it is
/// there and applies.
///
/// SAFETY: but for those that are odd, 51 bytes may be read at a candidate's place and three before it; a key has at most 48.
struct PhraseCandidates: ~Copyable {
  /// A phrase that may stand at a place.
  struct Candidate {
    /// Where its second character stands, in bytes from the block's start.
    var second: UInt32
    /// In the table of changes; 0 where it must be looked for.
    var entry: UInt32
    /// Its key's length in bytes; 0 where more must be looked at to know whether it applies. Before that is known: 0 where no other entry can be
    /// the one that stands there.
    var length: UInt32 = 0
    /// A reference to its result. Before that is known: the ``BorderDoubts``.
    var result: UInt32 = 0

    /// Whether it stands at an end of the block or the text, or beside other than characters of three bytes and ASCII.
    @inline(__always)
    var isOdd: Bool { entry | length == 0 }
  }

  private let candidates: UnsafeMutablePointer<Candidate>
  private(set) var count = 0

  init(capacity: Int) { candidates = .allocate(capacity: capacity) }

  deinit { candidates.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Candidate { candidates[index] }

  /// Finds the phrases at the hits of a block that starts at a place.
  mutating func find(
    _ hits: UnsafeBufferPointer<UInt32>, from start: Int, of text: Text, _ tables: ConversionTables, _ borders: WordBorders?
  ) {
    locate(hits, from: start, of: text, tables.changes)
    ask(from: start, of: text, tables, borders)
    verify(from: start, of: text, tables, borders)
  }

  /// Keeps the hits at which the table may hold a phrase.
  @inline(never)
  private mutating func locate(_ hits: UnsafeBufferPointer<UInt32>, from start: Int, of text: Text, _ changes: ChangeTable) {
    let base = text.start + start
    let last = UInt32(clamping: text.count &- start &- 48)
    var count = 0
    for second in hits {
      let place = base + Int(second)
      let third = UTF8Word(place.loadUnaligned(fromByteOffset: 3, as: UInt32.self))
      if _slowPath(second < 6 || second > last || !third.isSimple || place.load(fromByteOffset: -1, as: UInt8.self) < 0x80) {
        candidates[count] = Candidate(second: second, entry: 0)
        count &+= 1
        continue
      }
      let first = UTF8Word(place.loadUnaligned(fromByteOffset: -3, as: UInt32.self)).threeBytes
      let middle = UTF8Word(place.loadUnaligned(as: UInt32.self)).threeBytes
      let (entry, isAny, hasOthers) = changes.entry(first, middle, third.value)
      candidates[count] = Candidate(second: second, entry: entry, length: hasOthers)
      count &+= Int(isAny)
    }
    self.count = count
  }

  /// Asks of each what its neighbours say, so that ``verify(from:of:_:_:)`` need not wait for memory: no branch depends on what is found.
  @inline(never)
  private mutating func ask(from start: Int, of text: Text, _ tables: ConversionTables, _ borders: WordBorders?) {
    let (changes, neighbours) = (tables.changes, tables.neighbours)
    let base = text.start + (start &- 3)
    for i in 0..<count where !candidates[i].isOdd {
      let place = base + Int(candidates[i].second)
      let length = changes.length(candidates[i].entry)
      // No key of up to 16 bytes is cut by this, and for no other is the end looked at.
      let end = place + Int(length & 0x1F)
      let first = UTF8Word(place.loadUnaligned(as: UInt32.self)).threeBytes
      let word = UTF8Word(place.loadUnaligned(fromByteOffset: -3, as: UInt32.self))
      let before = word.isThreeBytes ? word.threeBytes : UInt32(place.load(fromByteOffset: -1, as: UInt8.self))
      let last = UTF8Word(end.loadUnaligned(fromByteOffset: -3, as: UInt32.self)).threeBytes
      let next = UTF8Word(end.loadUnaligned(as: UInt32.self)).value
      var (atStart, atEnd) = (neighbours.segments.bit(before, first), neighbours.starts.bit(last, next))
      if neighbours.hasRuns {
        atStart |= neighbours.runs.bit(before, first) | neighbours.edge.bit(before, first)
        atEnd |= neighbours.edge.bit(last, next)
      }
      let byWord = borders.map { $0.mayCut(length <= 6, before, first, last, next) } ?? 0
      candidates[i].result = BorderDoubts(atStart: atStart, atEnd: atEnd, byWord: byWord).rawValue
    }
  }

  /// Tells which of them plainly apply, and drops those that are not there.
  @inline(never)
  private mutating func verify(from start: Int, of text: Text, _ tables: ConversionTables, _ borders: WordBorders?) {
    let changes = tables.changes
    var kept = 0
    for i in 0..<count {
      var candidate = candidates[i]
      let place = start &+ Int(candidate.second) &- 3
      if !candidate.isOdd {
        let bytes = text.start + place
        guard let match = match(candidate, bytes, changes) else { continue }
        let doubts = match.entry == candidate.entry ? BorderDoubts(rawValue: candidate.result) : .all
        let standing = tables.standing(of: match, at: bytes, floor: text.start, count: text.count &- place, doubts)
        if standing == .isTaken { continue }
        let isPlain = standing == .applies
        if isPlain, doubts.byWord, let borders, borders.cut(place..<place &+ match.length, text) { continue }
        candidate.entry = match.entry
        candidate.length = isPlain ? UInt32(truncatingIfNeeded: match.length) : 0
        candidate.result = match.result
      }
      candidates[kept] = candidate
      kept &+= 1
    }
    count = kept
  }

  /// The phrase that stands at a candidate's place; `nil` where none does.
  @inline(__always)
  private func match(_ candidate: Candidate, _ bytes: UnsafeRawPointer, _ changes: ChangeTable) -> ChangeTable.Match? {
    if candidate.entry != 0 {
      let match = changes.match(candidate.entry)
      if match.isHere(bytes) { return match }
      if candidate.length == 0 { return nil }
    }
    return longest(bytes, changes)
  }

  @inline(never)
  private func longest(_ bytes: UnsafeRawPointer, _ changes: ChangeTable) -> ChangeTable.Match? {
    let first = UTF8Word(bytes.loadUnaligned(as: UInt32.self)).threeBytes
    let second = UTF8Word(bytes.loadUnaligned(fromByteOffset: 3, as: UInt32.self)).threeBytes
    return changes.longest(bytes, first, second, UTF8Word(bytes.loadUnaligned(fromByteOffset: 6, as: UInt32.self)).value)
  }
}

/// What may keep a phrase from applying, as two neighbours at an end of it say.
struct BorderDoubts: Sendable {
  fileprivate let rawValue: UInt32

  fileprivate init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Each of them 0 or 1.
  @inline(__always)
  init(atStart: UInt32, atEnd: UInt32, byWord: UInt32) { rawValue = atStart | atEnd &<< 1 | byWord &<< 2 }

  /// Where nothing was asked.
  static let all = BorderDoubts(rawValue: 7)

  /// A phrase may reach across its start.
  @inline(__always)
  var atStart: Bool { rawValue & 1 != 0 }
  /// A segment or a later step may reach across its end.
  @inline(__always)
  var atEnd: Bool { rawValue & 2 != 0 }
  /// A word may reach across one of them.
  @inline(__always)
  var byWord: Bool { rawValue & 4 != 0 }
}
