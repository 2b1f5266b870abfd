// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Keys of phrases: a view into the compiled tables.
///
/// Unsafe: offsets come from the compiled tables, which their compiler has checked; text is read within the bounds given.
struct PhraseTable: @unchecked Sendable {
  private let start: UnsafePointer<UInt32>
  private let shift: UInt32
  private let key: UnsafeRawPointer
  /// Neighbours that stand inside a phrase.
  let inner: BigramSet
  /// Three neighbours of which a phrase holds all, or two and 0 where one ends with them.
  let cross: BigramSet
  /// Neighbours with which a phrase starts.
  let first: BigramSet

  init?(_ image: TableImage, _ name: String) {
    let starts = image.section("\(name).start", of: UInt32.self)
    guard let start = starts.pointer.baseAddress, let inner = BigramSet(image, "\(name).inner"),
      let cross = BigramSet(image, "\(name).cross"),
      let first = BigramSet(image, "\(name).first"),
      let key = image.section("\(name).key", of: UInt8.self).pointer.baseAddress
    else { return nil }
    self.start = start
    shift = BigramHash.shift(slots: starts.count - 1)
    self.key = UnsafeRawPointer(key)
    self.inner = inner
    self.cross = cross
    self.first = first
  }

  /// Whether a phrase may reach across the place between two neighbours.
  @inline(__always)
  func mayCross(_ before: UInt32, _ after: UInt32, _ next: UInt32) -> Bool {
    inner.contains(before, after) && (cross.contains(before, after, next) || cross.contains(before, after, 0))
  }

  /// The length in bytes of the longest phrase at the start of a text of `count` bytes, whose first two code points are known; 0 for none.
  @inline(__always)
  func longest(_ bytes: UnsafeRawPointer, _ count: Int, _ first: UInt32, _ second: UInt32) -> Int {
    let third = Text(start: bytes, count: count).third(first, second)
    let longer = third == 0 ? 0 : longest(bytes, count, slot: BigramHash.slot(first, second, third, shift: shift))
    return longer > 0 ? longer : longest(bytes, count, slot: BigramHash.slot(first, second, 0, shift: shift))
  }

  @inline(__always)
  private func longest(_ bytes: UnsafeRawPointer, _ count: Int, slot: Int) -> Int {
    var next = key + Int(start[slot])
    let end = key + Int(start[slot &+ 1])
    while next < end {
      let length = Int(next.load(as: UInt8.self))
      if length <= count, bytes.equals(next + 1, length) { return length }
      next += length &+ 1
    }
    return 0
  }
}

extension UnsafeRawPointer {
  /// Whether two texts of four bytes or more are equal.
  @inline(__always)
  func equals(_ other: UnsafeRawPointer, _ length: Int) -> Bool {
    // SAFETY: each load lies within the first `length` bytes of both, which is at least 4 (the compiler of the tables sees to it).
    var i = 0
    while i &+ 4 < length {
      if loadUnaligned(fromByteOffset: i, as: UInt32.self) != other.loadUnaligned(fromByteOffset: i, as: UInt32.self) { return false }
      i &+= 4
    }
    let last = length &- 4
    return loadUnaligned(fromByteOffset: last, as: UInt32.self) == other.loadUnaligned(fromByteOffset: last, as: UInt32.self)
  }
}

/// A set of pairs of neighbouring code points, as a bitmap of their hashes: what is in it is found, and a few others are.
struct BigramSet: @unchecked Sendable {
  let words: UnsafePointer<UInt32>
  let shift: UInt32

  /// - Parameter words: `1 << (32 - shift)` bits, which outlive the set.
  init(words: UnsafePointer<UInt32>, shift: UInt32) {
    self.words = words
    self.shift = shift
  }

  /// A set that holds nothing.
  static let empty: BigramSet = {
    let words = UnsafeMutablePointer<UInt32>.allocate(capacity: 2)
    words.initialize(repeating: 0, count: 2)
    return BigramSet(words: words, shift: BigramHash.shift(slots: 64))
  }()

  init?(_ image: TableImage, _ section: String) {
    let words = image.section(section, of: UInt32.self)
    guard let start = words.pointer.baseAddress else { return nil }
    self.words = start
    shift = BigramHash.shift(slots: words.count * 32)
  }

  @inline(__always)
  func contains(_ first: UInt32, _ second: UInt32) -> Bool {
    let slot = BigramHash.slot(first, second, shift: shift)
    return words[slot >> 5] & (1 << UInt32(slot & 31)) != 0
  }

  /// 1 for what is in the set, else 0.
  @inline(__always)
  func bit(_ first: UInt32, _ second: UInt32) -> UInt32 {
    let slot = BigramHash.slot(first, second, shift: shift)
    return words[slot &>> 5] &>> UInt32(truncatingIfNeeded: slot & 31) & 1
  }

  /// The same for a set of three neighbours, where a third of 0 stands for any.
  @inline(__always)
  func contains(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> Bool {
    let slot = BigramHash.slot(first, second, third, shift: shift)
    return words[slot >> 5] & (1 << UInt32(slot & 31)) != 0
  }
}
