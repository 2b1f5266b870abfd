// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// The phrases that a configuration changes, and what they become: a view into the compiled tables, laid out as ``ChangeFormat`` says.
///
/// SAFETY: slots lie within the table, whose last is free; places come from the compiler of the tables, whose texts end with 16 bytes of
/// padding; four bytes of a mask stand before a record that says so.
struct ChangeTable: @unchecked Sendable {
  private let entries: UnsafePointer<UInt32>
  private let tags: UnsafePointer<UInt8>
  private let shift: UInt32
  private let texts: UnsafeRawPointer

  /// A phrase at a place.
  struct Match {
    let entry: UInt32
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

    /// Whether the key stands at a place where 16 bytes and as many as it has may be read.
    @inline(__always)
    func isHere(_ bytes: UnsafeRawPointer) -> Bool {
      let bits = UInt64(truncatingIfNeeded: length) &<< 3
      let low = bytes.loadUnaligned(as: UInt64.self) ^ key.loadUnaligned(as: UInt64.self)
      let high = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self) ^ key.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      // Zeros where the key is as long.
      let (lowMask, highMask) = (UInt64.max << (bits), bits < 64 ? UInt64.max : UInt64.max << (bits &- 64))
      return low & ~lowMask | high & ~highMask == 0 && (bits <= 128 || bytes.equals(key, length))
    }

    /// Whether the phrase is one of a run that something may keep from matching.
    @inline(__always)
    var isUnsettledRun: Bool { entry & (ChangeFormat.run | ChangeFormat.settled) == ChangeFormat.run }

    /// Whether longer segments start with the phrase, and one of them may stand where this follows.
    @inline(__always)
    func mayBeExtended(by next: UTF8Word) -> Bool {
      isExtended && (!next.isSimple || key.loadUnaligned(fromByteOffset: -5, as: UInt32.self) & ChangeFormat.bit(of: next.value) != 0)
    }
  }

  /// The reference of a phrase whose place must be converted step by step.
  static let stepwise: UInt32 = .max

  init?(_ image: TableImage, _ name: String, texts: UnsafePointer<UInt8>) {
    let (entries, tags) = (image.section("\(name).chg", of: UInt32.self), image.section("\(name).tag", of: UInt8.self))
    let count = entries.count - ChangeFormat.tail
    guard let entry = entries.pointer.baseAddress, let tag = tags.pointer.baseAddress, tags.count == entries.count,
      count.nonzeroBitCount == 1, count >= 64
    else { return nil }
    (self.entries, self.tags) = (entry, tag)
    shift = BigramHash.shift(slots: count)
    self.texts = UnsafeRawPointer(texts)
  }

  /// The entry that may be the longest phrase with these first characters, as the tags in the first slots for each of its hashes tell.
  ///
  /// No branch, since places differ from one another.
  ///
  /// - Returns: the entry, 0 where only more slots can tell; whether any phrase may be there; and whether another one than the entry's may be: 0 or 1.
  @inline(__always)
  func entry(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> (entry: UInt32, isAny: UInt32, hasOthers: UInt32) {
    let (long, short) = (BigramHash.hash(first, second, third), BigramHash.hash(first, second, 0))
    let (longSlot, shortSlot) = (Int(long &>> shift), Int(short &>> shift))
    let longTags = UnsafeRawPointer(tags + longSlot).loadUnaligned(as: UInt32.self)
    let shortTags = UnsafeRawPointer(tags + shortSlot).loadUnaligned(as: UInt32.self)
    let wanted = UInt64(ChangeFormat.tag(long, shift: shift)) | UInt64(ChangeFormat.tag(short, shift: shift)) &<< 32
    let highest: UInt64 = 0x8080_8080_8080_8080
    let difference = ((UInt64(longTags) | UInt64(shortTags) &<< 32) ^ (wanted &* 0x0101_0101)) & ~highest
    // The highest bits of the slots whose tags are the hash's, the longest key's the lowest.
    let hits = ~(difference &+ ~highest) & highest
    let lowest = hits.trailingZeroBitCount &>> 3
    let isHit = Int(truncatingIfNeeded: (hits | (0 &- hits)) &>> 63)
    let isBehindOthers = lowest &>> 2 & Int(longTags &>> 7) & 1
    let slot = (lowest < 4 ? longSlot : shortSlot) &+ lowest & 3
    let entry = entries[slot & (0 &- isHit)] & UInt32(truncatingIfNeeded: (isBehindOthers &- 1) & (0 &- isHit))
    let (isOpen, rest) = ((longTags | shortTags) &>> 7 & 1, hits & (hits &- 1))
    return (entry, UInt32(isHit) | isOpen, isOpen | UInt32(truncatingIfNeeded: (rest | (0 &- rest)) &>> 63))
  }

  /// The length of an entry's key in bytes; any number for no entry.
  @inline(__always)
  func length(_ entry: UInt32) -> UInt8 { texts.load(fromByteOffset: Int(entry &>> ChangeFormat.placeShift), as: UInt8.self) }

  /// The phrase of an entry.
  @inline(__always)
  func match(_ entry: UInt32) -> Match { Match(entry, texts) }

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
    let isHere = { (match: Match) in match.isHere(bytes) }
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
    while tags[slot] & ~ChangeFormat.more != 0 {
      if tags[slot] & ~ChangeFormat.more == tag {
        let match = Match(entries[slot], texts)
        if isHere(match) { return match }
      }
      slot &+= 1
    }
    return nil
  }
}
