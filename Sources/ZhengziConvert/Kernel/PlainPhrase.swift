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

extension Kernel {
  /// The phrase that starts with two characters of three bytes, of which the bitmap of first bigrams says that one may.
  ///
  /// SAFETY: 24 bytes are loaded at `start`, `start &+ 16` and behind a key of up to 16 bytes only where the text holds 48 more; three
  /// bytes are loaded before `start` only where they lie behind `base`.
  @inline(never)
  func plainPhrase(at start: Int, _ first: UInt32, _ second: UInt32) -> PlainPhrase {
    guard (first &- 0x800) < 0xF800, start &+ 48 <= text.count else { return .unclear }
    let here = text.start + start
    let third = UTF8Word(here.loadUnaligned(fromByteOffset: 6, as: UInt32.self))
    guard tables.second.contains(first, second, 0) || !third.isSimple || tables.second.contains(first, second, third.value) else {
      return .none
    }
    guard let change = tables.changes.longest(here, first, second) else { return .none }
    let isRun = change.flags & ChangeFlags.run != 0
    let isSettled = change.flags & ChangeFlags.settled != 0
    if isRun && !isSettled || change.length > 16 { return .unclear }
    if isRun ? change.flags & ChangeFlags.alone == 0 : !isSettled {
      guard scanner.segmentLength(at: start, first, second) == (isRun ? 0 : change.length) else { return .unclear }
    }
    if start != base {
      let before = text.byte(start &- 1) < 0x80 ? UInt32(text.byte(start &- 1)) : start &- 3 >= base ? threeBytes(before: start) : nil
      guard let before, scanner.isBorder(before, first, second) else { return .unclear }
    } else if isRun, tables.edge != nil, scanner.isOpen(at: start) {
      return .unclear
    }
    if isRun, !isClearEnd(start &+ change.length) { return .unclear }
    if let borders = scanner.borders, borders.mayCut(start..<start &+ change.length, text) { return .unclear }
    return PlainPhrase(length: change.length, result: change.result)
  }

  /// The character of three bytes before a place; `nil` where there is another.
  @inline(__always)
  private func threeBytes(before i: Int) -> UInt32? {
    let word = UTF8Word(text.start.loadUnaligned(fromByteOffset: i &- 3, as: UInt32.self))
    return word.isThreeBytes ? word.value : nil
  }

  /// Whether no segment starts at the last character before a run's end, and no later step reaches across the end.
  @inline(__always)
  private func isClearEnd(_ end: Int) -> Bool {
    let last = UTF8Word(text.start.loadUnaligned(fromByteOffset: end &- 3, as: UInt32.self))
    let next = UTF8Word(text.start.loadUnaligned(fromByteOffset: end, as: UInt32.self))
    guard last.isThreeBytes, next.isSimple, scanner.segmentLength(at: end &- 3, last.value, next.value) == 0 else { return false }
    return tables.edge.map { !$0.contains(last.value, next.value) } ?? true
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
