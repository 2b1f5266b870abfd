// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Phrases and what they become under one configuration: a view into the compiled tables.
///
/// Unsafe: keys and offsets come from the compiled tables, which the compiler of the tables has checked; text is read within the bounds given.
struct PhraseTable: @unchecked Sendable {
  private let start: UnsafePointer<UInt32>
  private let shift: UInt32
  private let entry: UnsafePointer<UInt32>
  private let key: UnsafeRawPointer
  private let bits: UnsafePointer<UInt32>
  private let rank: UnsafePointer<UInt32>
  private let text: UnsafePointer<UInt32>
  /// Neighbours that stand inside a phrase.
  let inner: BigramSet

  /// - Parameters:
  ///   - table: the sections of the keys, `t0`.
  ///   - results: the sections of the results, `s2t.a`.
  init?(_ image: TableImage, table: String, results: String) {
    let starts = image.section("\(table).start", of: UInt32.self)
    guard let start = starts.pointer.baseAddress, let inner = BigramSet(image, "\(table).inner"),
      let entry = image.section("\(table).entry", of: UInt32.self).pointer.baseAddress,
      let key = image.section("\(table).key", of: UInt8.self).pointer.baseAddress,
      let bits = image.section("\(results).bits", of: UInt32.self).pointer.baseAddress,
      let rank = image.section("\(results).rank", of: UInt32.self).pointer.baseAddress
    else { return nil }
    self.start = start
    shift = BigramHash.shift(slots: starts.count - 1)
    self.entry = entry
    self.key = UnsafeRawPointer(key)
    self.bits = bits
    self.rank = rank
    // A table without any result has no references; it is never read then.
    text = image.section("\(results).text", of: UInt32.self).pointer.baseAddress ?? bits
    self.inner = inner
  }

  /// The longest phrase at the start of a text of `count` bytes, whose first two code points are known.
  ///
  /// - Returns: its length in bytes and the reference of its result (``idle``, ``stepwise``); `nil` where there is none.
  @inline(__always)
  func longest(_ bytes: UnsafeRawPointer, _ count: Int, _ first: UInt32, _ second: UInt32) -> (length: Int, text: UInt32)? {
    let slot = BigramHash.slot(first, second, shift: shift)
    var i = Int(start[slot])
    let end = Int(start[slot &+ 1])
    while i < end {
      let reference = entry[i]
      let length = Int(reference & 0xFF)
      if length <= count, Self.isEqual(bytes, key + Int(reference >> 8), length) { return (length, result(i)) }
      i &+= 1
    }
    return nil
  }

  private func result(_ i: Int) -> UInt32 {
    let word = bits[i >> 5]
    let bit = UInt32(1) << UInt32(i & 31)
    return word & bit == 0 ? Self.idle : text[Int(rank[i >> 5]) &+ (word & (bit &- 1)).nonzeroBitCount]
  }

  /// The reference of a phrase that changes nothing beyond its characters.
  static let idle: UInt32 = 0
  /// The reference of a phrase whose place must be converted step by step.
  static let stepwise: UInt32 = .max

  /// Whether two texts of four bytes or more are equal.
  @inline(__always)
  private static func isEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ length: Int) -> Bool {
    // SAFETY: each load lies within the first `length` bytes of both, which is at least 4 (the compiler of the tables sees to it).
    var i = 0
    while i &+ 4 < length {
      if a.loadUnaligned(fromByteOffset: i, as: UInt32.self) != b.loadUnaligned(fromByteOffset: i, as: UInt32.self) { return false }
      i &+= 4
    }
    let last = length &- 4
    return a.loadUnaligned(fromByteOffset: last, as: UInt32.self) == b.loadUnaligned(fromByteOffset: last, as: UInt32.self)
  }
}

/// A set of pairs of neighbouring code points, as a bitmap of their hashes: what is in it is found, and a few others are.
struct BigramSet: @unchecked Sendable {
  let words: UnsafePointer<UInt32>
  let shift: UInt32

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
}
