// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Entries as the kernel sees them: their first two characters stand in a private copy of its bitmap of first bigrams.
///
/// A text in which no entry stands is converted as if there were no dictionary, and costs the same. Where the kernel meets an entry it gives
/// up, and the text is cut at its entries.
final class EntryProbe: @unchecked Sendable {
  let entries: EntryFinder
  let first: BigramSet
  private let words: UnsafeMutableBufferPointer<UInt32>

  /// - Returns: `nil` where an entry does not start with two characters of three bytes each, as the kernel reads them.
  init?(_ entries: EntryFinder, _ built: BigramSet) {
    guard let starts = entries.quickStarts else { return nil }
    self.entries = entries
    let shift = min(built.shift, max(BigramHash.shift(slots: starts.count * 64), Self.smallestShift))
    let copies = built.shift - shift
    words = .allocate(capacity: 1 << (32 - shift) / 32)
    words.initialize(repeating: 0)
    for index in 0..<1 << (32 - built.shift) / 32 {
      if copies == 0 { words[index] = built.words[index] } else { Self.spread(built.words[index], index, over: 1 << copies, words) }
    }
    for start in starts { Self.set(BigramHash.slot(start.x, start.y, shift: shift), words) }
    guard let base = words.baseAddress else { return nil }
    first = BigramSet(words: base, shift: shift)
  }

  deinit { words.deallocate() }

  /// Whether an entry stands where two characters of three bytes do, or other bytes that only seem such.
  ///
  /// SAFETY: ten bytes are loaded where as many are left.
  @inline(__always)
  func stands(in text: Text, at place: Int) -> Bool {
    guard place &+ 10 <= text.count else { return entries.stands(in: text, at: place) }
    let bytes = text.start + place
    let first = UTF8Word(bytes.loadUnaligned(as: UInt32.self)).threeBytes
    let second = UTF8Word(bytes.loadUnaligned(fromByteOffset: 3, as: UInt32.self)).threeBytes
    let third = UTF8Word(bytes.loadUnaligned(fromByteOffset: 6, as: UInt32.self))
    return entries.mayStand(first, second, third) && entries.stands(in: text, at: place)
  }

  /// Of a bitmap of 512 KB: a larger one costs more where it misses the caches than it saves in wrong answers.
  private static let smallestShift: UInt32 = 10

  /// Copies a word into a larger bitmap, where each of its bits stands for several.
  private static func spread(_ word: UInt32, _ index: Int, over count: Int, _ words: UnsafeMutableBufferPointer<UInt32>) {
    var left = word
    while left != 0 {
      let slot = index * 32 + left.trailingZeroBitCount
      left &= left - 1
      for copy in slot * count..<(slot + 1) * count { set(copy, words) }
    }
  }

  private static func set(_ slot: Int, _ words: UnsafeMutableBufferPointer<UInt32>) { words[slot >> 5] |= 1 << UInt32(slot & 31) }
}
