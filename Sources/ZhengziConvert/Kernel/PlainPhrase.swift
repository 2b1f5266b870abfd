// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Whether a phrase that stands in the text applies, as its nearest neighbours tell.
enum Standing {
  case applies
  /// A longer phrase that changes nothing takes its place.
  case isTaken
  /// More must be looked at.
  case isUnclear
}

// What nearly all phrases are: such as apply where they stand.
extension ConversionTables {
  /// Whether a phrase of the text applies, if its first two characters are of three bytes each.
  ///
  /// SAFETY: 48 bytes may be read at `place`, so that what lies behind a key of up to 16 bytes may be; three bytes are loaded before it only
  /// where they lie behind `floor`.
  ///
  /// - Parameters:
  ///   - base: the place before which everything is settled, if that is known.
  ///   - floor: the start of the text, or a place before which no phrase that matters can start.
  ///   - count: how many bytes the text has from `place` on.
  ///   - doubts: what the neighbours say, where they were asked.
  @inline(__always)
  func standing(
    of phrase: ChangeTable.Match, at place: UnsafeRawPointer, base: UnsafeRawPointer? = nil, floor: UnsafeRawPointer, count: Int,
    _ doubts: BorderDoubts = .all
  ) -> Standing {
    if phrase.isUnsettledRun || phrase.length > 16 { return .isUnclear }
    let end = place + phrase.length
    let next = UTF8Word(end.loadUnaligned(as: UInt32.self))
    let first = UTF8Word(place.loadUnaligned(as: UInt32.self)).threeBytes
    if phrase.mayBeExtended(by: next) {
      let taken = taker(of: phrase, at: place, first, count)
      if taken != .applies { return taken }
    }
    if place == base {
      if phrase.isRun, let edge, place != floor {
        guard let before = character(before: place, floor: floor), !edge.contains(before, first) else { return .isUnclear }
      }
    } else if doubts.atStart {
      guard let before = character(before: place, floor: floor) else { return .isUnclear }
      if isCrossed(at: place, before, first, floor, count) { return .isUnclear }
    }
    return phrase.isRun && !isClearEnd(end, next, count &- phrase.length, doubts) ? .isUnclear : .applies
  }

  /// What becomes of a phrase with which longer segments start.
  @inline(never)
  private func taker(of phrase: ChangeTable.Match, at place: UnsafeRawPointer, _ first: UInt32, _ count: Int) -> Standing {
    let second = UTF8Word(place.loadUnaligned(fromByteOffset: 3, as: UInt32.self)).threeBytes
    let length = segmentLength(place, count, first, second)
    if length == (phrase.isRun ? 0 : phrase.length) { return .applies }
    return changes.result(place, length: length, isRun: false, first, second) == nil ? .isTaken : .isUnclear
  }

  /// The character of three bytes or of ASCII before a place; `nil` where there is another.
  @inline(__always)
  private func character(before place: UnsafeRawPointer, floor: UnsafeRawPointer) -> UInt32? {
    guard place > floor else { return nil }
    let last = place.load(fromByteOffset: -1, as: UInt8.self)
    if last < 0x80 { return UInt32(last) }
    guard place - 3 >= floor else { return nil }
    let word = UTF8Word(place.loadUnaligned(fromByteOffset: -3, as: UInt32.self))
    return word.isThreeBytes ? word.threeBytes : nil
  }

  /// Whether a phrase of any step may reach across a place: one that starts with the character before it, or one that holds the two before it.
  @inline(never)
  private func isCrossed(at place: UnsafeRawPointer, _ before: UInt32, _ after: UInt32, _ floor: UnsafeRawPointer, _ count: Int) -> Bool {
    let next = UTF8Word(place.loadUnaligned(fromByteOffset: 3, as: UInt32.self)).threeBytes
    if isBorder(before, after, next) { return false }
    guard before >= 0x80, !neighbours.edge.contains(before, after) else { return true }
    let start = place - 3
    if segmentLength(start, count &+ 3, before, after) > 0 { return true }
    if let runs, runs.first.contains(before, after), runs.longest(start, count &+ 3, before, after) > 0 { return true }
    if start == floor { return false }
    guard let first = character(before: start, floor: floor) else { return true }
    return (segments?.cross.contains(first, before, after) ?? false) || (runs?.cross.contains(first, before, after) ?? false)
  }

  /// Whether no segment starts at the last character before a run's end, and no later step reaches across the end.
  @inline(__always)
  private func isClearEnd(_ end: UnsafeRawPointer, _ next: UTF8Word, _ count: Int, _ doubts: BorderDoubts) -> Bool {
    let last = UTF8Word(end.loadUnaligned(fromByteOffset: -3, as: UInt32.self))
    guard last.isThreeBytes, next.isSimple else { return false }
    return !doubts.atEnd || isClearEnd(end, last.threeBytes, next.value, count)
  }

  @inline(never)
  private func isClearEnd(_ end: UnsafeRawPointer, _ last: UInt32, _ next: UInt32, _ count: Int) -> Bool {
    !neighbours.edge.contains(last, next) && segmentLength(end - 3, count &+ 3, last, next) == 0
  }

  /// The length of the segment that starts a text; 0 for none.
  @inline(__always)
  func segmentLength(_ text: UnsafeRawPointer, _ count: Int, _ first: UInt32, _ second: UInt32) -> Int {
    guard let segments, segments.first.contains(first, second) else { return 0 }
    return segments.longest(text, count, first, second)
  }

  /// Whether no phrase of any step reaches across the place between two neighbours, the second followed by `next`, 0 for none.
  @inline(__always)
  func isBorder(_ before: UInt32, _ after: UInt32, _ next: UInt32) -> Bool {
    if let segments, segments.mayCross(before, after, next) { return false }
    if let runs, runs.mayCross(before, after, next) { return false }
    if let edge, edge.contains(before, after) { return false }
    return true
  }
}

/// The sets of neighbours that are asked at each phrase, empty ones where a configuration has none.
struct NeighbourSets: Sendable {
  /// Neighbours inside of segments.
  let segments: BigramSet
  /// Neighbours with which one starts.
  let starts: BigramSet
  /// Neighbours inside of what may match between segments.
  let runs: BigramSet
  /// Neighbours across which a later step may reach.
  let edge: BigramSet
  /// Whether the last two hold anything.
  let hasRuns: Bool

  init(segments: PhraseTable?, runs: PhraseTable?, edge: BigramSet?) {
    self.segments = segments?.inner ?? .empty
    starts = segments?.first ?? .empty
    self.runs = runs?.inner ?? .empty
    self.edge = edge ?? .empty
    hasRuns = runs != nil || edge != nil
  }
}
