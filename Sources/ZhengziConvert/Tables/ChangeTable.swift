// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// The phrases that a configuration changes, and what they become: a view into the compiled tables.
struct ChangeTable: @unchecked Sendable {
  private let start: UnsafePointer<UInt16>
  private let shift: UInt32
  private let entry: UnsafePointer<UInt32>
  private let keys: UnsafeRawPointer

  /// A phrase at a place.
  struct Match {
    var length: Int
    var flags: UInt32
    /// ``stepwise``, or a reference to its result.
    var result: UInt32
  }

  /// The reference of a phrase whose place must be converted step by step.
  static let stepwise: UInt32 = .max

  init?(_ image: TableImage, _ name: String, keys: UnsafePointer<UInt8>) {
    let starts = image.section("\(name).start", of: UInt16.self)
    guard let start = starts.pointer.baseAddress,
      let entry = image.section("\(name).entry", of: UInt32.self).pointer.baseAddress
    else { return nil }
    self.start = start
    shift = BigramHash.shift(slots: starts.count - 1)
    self.entry = entry
    self.keys = UnsafeRawPointer(keys)
  }

  /// The longest phrase at the start of a text of `count` bytes, whose first two code points are known.
  @inline(__always)
  func longest(_ bytes: UnsafeRawPointer, _ count: Int, _ first: UInt32, _ second: UInt32) -> Match? {
    let slot = BigramHash.slot(first, second, shift: shift)
    var i = Int(start[slot])
    let end = Int(start[slot &+ 1])
    while i < end {
      let reference = entry[i]
      let length = Int(reference & ChangeFlags.length)
      if length <= count, bytes.equals(keys + Int(reference >> ChangeFlags.bits), length) {
        return Match(length: length, flags: reference & ChangeFlags.all, result: result(reference))
      }
      i &+= 1
    }
    return nil
  }

  /// The same in a text of 48 bytes or more; a key of up to 16 bytes is compared at once.
  ///
  /// SAFETY: keys stand among the tables' texts, which end with 16 bytes of padding.
  @inline(__always)
  func longest(_ bytes: UnsafeRawPointer, _ first: UInt32, _ second: UInt32) -> Match? {
    let slot = BigramHash.slot(first, second, shift: shift)
    var i = Int(start[slot])
    let end = Int(start[slot &+ 1])
    let (low, high) = (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    while i < end {
      let reference = entry[i]
      let bits = UInt64(reference & ChangeFlags.length) &<< 3
      let key = keys + Int(reference &>> ChangeFlags.bits)
      let lowDifference = (low ^ key.loadUnaligned(as: UInt64.self)) &<< (bits < 64 ? 64 &- bits : 0)
      let highDifference = (high ^ key.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) &<< (bits < 128 ? 128 &- bits : 0)
      if lowDifference | (bits > 64 ? highDifference : 0) == 0, bits <= 128 || bytes.equals(key, Int(bits &>> 3)) {
        return Match(length: Int(bits &>> 3), flags: reference & ChangeFlags.all, result: result(reference))
      }
      i &+= 1
    }
    return nil
  }

  /// The result of the phrase of this length at the start of a text; `nil` where it changes nothing beyond its characters.
  func result(_ bytes: UnsafeRawPointer, length: Int, isRun: Bool, _ first: UInt32, _ second: UInt32) -> UInt32? {
    let slot = BigramHash.slot(first, second, shift: shift)
    for i in Int(start[slot])..<Int(start[slot + 1]) {
      let reference = entry[i]
      guard Int(reference & ChangeFlags.length) == length, (reference & ChangeFlags.run != 0) == isRun else { continue }
      if bytes.equals(keys + Int(reference >> ChangeFlags.bits), length) { return result(reference) }
    }
    return nil
  }

  /// The reference of an entry's result, which stands behind its key.
  @inline(__always)
  private func result(_ entry: UInt32) -> UInt32 {
    let place = entry &>> ChangeFlags.bits &+ (entry & ChangeFlags.length)
    let length = UInt32(keys.load(fromByteOffset: Int(place), as: UInt8.self))
    return length == 0 ? Self.stepwise : (place &+ 1) &<< 8 | length
  }
}
