// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// The phrases that a configuration changes, and what they become: a view into the compiled tables, laid out as ``ChangeFormat`` says.
///
/// SAFETY: slots lie within the table, which is never full; places come from the compiler of the tables, whose texts end with 16 bytes of
/// padding; four bytes of a mask stand before a record that says so.
struct ChangeTable: @unchecked Sendable {
  private let slots: UnsafePointer<UInt32>
  private let mask: Int
  private let shift: UInt32
  private let texts: UnsafeRawPointer

  /// A phrase at a place.
  struct Match {
    private let entry: UInt32
    private let texts: UnsafeRawPointer
    /// Of its key, in bytes.
    let length: Int

    @inline(__always)
    fileprivate init(_ entry: UInt32, _ texts: UnsafeRawPointer) {
      self.entry = entry
      self.texts = texts
      length = Int(texts.load(fromByteOffset: Int(entry &>> ChangeFormat.placeShift), as: UInt8.self))
    }

    @inline(__always)
    var key: UnsafeRawPointer { texts + Int(entry &>> ChangeFormat.placeShift &+ 1) }

    /// ``stepwise``, or a reference to the result.
    @inline(__always)
    var result: UInt32 {
      let count = UInt32(key.load(fromByteOffset: length, as: UInt8.self))
      let place = entry &>> ChangeFormat.placeShift &+ 2 &+ UInt32(truncatingIfNeeded: length)
      return count == 0 ? ChangeTable.stepwise : place &<< 8 | count
    }

    @inline(__always)
    var isRun: Bool { entry & ChangeFormat.run != 0 }
    @inline(__always)
    var isSettled: Bool { entry & ChangeFormat.settled != 0 }
    /// Whether longer segments start with the phrase.
    @inline(__always)
    var isExtended: Bool { entry & (isRun ? ChangeFormat.alone : ChangeFormat.settled) == 0 }

    /// Whether one of them may stand where this follows.
    @inline(__always)
    func mayBeExtended(by next: UTF8Word) -> Bool {
      !next.isSimple || key.loadUnaligned(fromByteOffset: -5, as: UInt32.self) & ChangeFormat.bit(of: next.value) != 0
    }
  }

  /// The reference of a phrase whose place must be converted step by step.
  static let stepwise: UInt32 = .max

  init?(_ image: TableImage, _ name: String, texts: UnsafePointer<UInt8>) {
    let slots = image.section(name, of: UInt32.self)
    guard let start = slots.pointer.baseAddress, slots.count.nonzeroBitCount == 1, slots.count >= 64 else { return nil }
    self.slots = start
    mask = slots.count - 1
    shift = BigramHash.shift(slots: slots.count)
    self.texts = UnsafeRawPointer(texts)
  }

  /// The longest phrase at the start of a text of `count` bytes, whose first two code points are known.
  func longest(_ bytes: UnsafeRawPointer, _ count: Int, _ first: UInt32, _ second: UInt32) -> Match? {
    let third = Text(start: bytes, count: count).third(first, second)
    let isHere = { (match: Match) in match.length <= count && bytes.equals(match.key, match.length) }
    if third != 0, let longer = find(BigramHash.hash(first, second, third), where: isHere) { return longer }
    return find(BigramHash.hash(first, second, 0), where: isHere)
  }

  /// The same in a text of 48 bytes or more whose first three characters are known; a key of up to 16 bytes is compared at once.
  @inline(__always)
  func longest(_ bytes: UnsafeRawPointer, _ first: UInt32, _ second: UInt32, _ third: UInt32) -> Match? {
    let (long, short) = (BigramHash.hash(first, second, third), BigramHash.hash(first, second, 0))
    if slots[Int(long &>> shift)] | slots[Int(short &>> shift)] == 0 { return nil }
    let (low, high) = (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let isHere = { (match: Match) in
      let bits = UInt64(truncatingIfNeeded: match.length) &<< 3
      let lowDifference = (low ^ match.key.loadUnaligned(as: UInt64.self)) &<< (bits < 64 ? 64 &- bits : 0)
      let highDifference = (high ^ match.key.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) &<< (bits < 128 ? 128 &- bits : 0)
      return lowDifference | (bits > 64 ? highDifference : 0) == 0 && (bits <= 128 || bytes.equals(match.key, match.length))
    }
    return find(long, where: isHere) ?? find(short, where: isHere)
  }

  /// The result of the phrase of this length at the start of a text; `nil` where it changes nothing beyond its characters.
  func result(_ bytes: UnsafeRawPointer, length: Int, isRun: Bool, _ first: UInt32, _ second: UInt32) -> UInt32? {
    let third = Text(start: bytes, count: length).third(first, second)
    return find(BigramHash.hash(first, second, third)) { match in
      match.length == length && match.isRun == isRun && bytes.equals(match.key, length)
    }?.result
  }

  @inline(__always)
  private func find(_ hash: UInt32, where isHere: (Match) -> Bool) -> Match? {
    let tag = ChangeFormat.tag(hash, shift: shift)
    var slot = Int(hash &>> shift)
    while slots[slot] != 0 {
      if slots[slot] & ChangeFormat.tags == tag {
        let match = Match(slots[slot], texts)
        if isHere(match) { return match }
      }
      slot = (slot &+ 1) & mask
    }
    return nil
  }
}
