// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// A phrase that applies where it stands, as its nearest neighbours tell: what nearly all phrases are.
struct PlainPhrase: Equatable {
  /// In bytes; 0 where none stands.
  var length: Int
  /// A reference to its result.
  var result: UInt32

  /// No phrase that changes something starts here.
  static let none = PlainPhrase(length: 0, result: 0)
  /// One may apply, and more must be looked at to know it.
  static let unclear = PlainPhrase(length: 0, result: 1)
}

extension ConversionTables {
  /// The phrase that starts at a place with two characters of three bytes, of which the bitmap of first bigrams says that one may.
  ///
  /// A method of the tables, since the compiler would hand a copy of the whole kernel to one of the kernel's.
  ///
  /// SAFETY: 48 bytes may be read at `place`, so that what lies behind a key of up to 16 bytes may be; three bytes are loaded before it only
  /// where they lie behind `base`.
  ///
  /// - Parameters:
  ///   - base: the place before which everything is settled.
  ///   - floor: the start of the text.
  ///   - count: how many bytes the text has from `place` on.
  @inline(never)
  func plainPhrase(
    at place: UnsafeRawPointer, _ first: UInt32, _ second: UInt32, base: UnsafeRawPointer, floor: UnsafeRawPointer, count: Int
  ) -> PlainPhrase {
    let third = UTF8Word(place.loadUnaligned(fromByteOffset: 6, as: UInt32.self))
    guard third.isSimple else { return .unclear }
    guard let change = changes.longest(place, first, second, third.value) else { return .none }
    let isRun = change.isRun
    if isRun && !change.isSettled || change.length > 16 { return .unclear }
    let end = place + change.length
    if change.isExtended, change.mayBeExtended(by: UTF8Word(end.loadUnaligned(as: UInt32.self))) {
      guard segmentLength(place, count, first, second) == (isRun ? 0 : change.length) else { return .unclear }
    }
    if place != base {
      guard let before = character(before: place, floor: base), isBorder(before, first, second) else { return .unclear }
    } else if isRun, let edge, place != floor {
      guard let before = character(before: place, floor: floor), !edge.contains(before, first) else { return .unclear }
    }
    return isRun && !isClearEnd(end, count &- change.length) ? .unclear : PlainPhrase(length: change.length, result: change.result)
  }

  /// The character of three bytes or of ASCII before a place; `nil` where there is another.
  @inline(__always)
  private func character(before place: UnsafeRawPointer, floor: UnsafeRawPointer) -> UInt32? {
    let last = place.load(fromByteOffset: -1, as: UInt8.self)
    if last < 0x80 { return UInt32(last) }
    guard place - 3 >= floor else { return nil }
    let word = UTF8Word(place.loadUnaligned(fromByteOffset: -3, as: UInt32.self))
    return word.isThreeBytes ? word.value : nil
  }

  /// Whether no segment starts at the last character before a run's end, and no later step reaches across the end.
  @inline(__always)
  private func isClearEnd(_ end: UnsafeRawPointer, _ count: Int) -> Bool {
    let last = UTF8Word(end.loadUnaligned(fromByteOffset: -3, as: UInt32.self))
    let next = UTF8Word(end.loadUnaligned(as: UInt32.self))
    guard last.isThreeBytes, next.isSimple, segmentLength(end - 3, count &+ 3, last.value, next.value) == 0 else { return false }
    return edge.map { !$0.contains(last.value, next.value) } ?? true
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

/// Four bytes at a place, and the character with which they start where it is of three bytes, or ASCII.
struct UTF8Word {
  private let word: UInt32

  @inline(__always)
  init(_ word: UInt32) { self.word = word }

  @inline(__always)
  var isThreeBytes: Bool { word & 0x00C0_C0F0 == 0x0080_80E0 }

  /// Whether ``value`` is the character.
  @inline(__always)
  var isSimple: Bool { isThreeBytes || word & 0x80 == 0 }

  @inline(__always)
  var value: UInt32 {
    word & 0x80 == 0 ? word & 0x7F : (word & 0x0F) &<< 12 | (word & 0x3F00) &>> 2 | word &>> 16 & 0x3F
  }
}
