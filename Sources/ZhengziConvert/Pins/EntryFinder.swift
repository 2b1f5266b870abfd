// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Finds the entries of a user dictionary, or phrases of our own, in text: the leftmost first, then the longest.
///
/// Entries stand by the hash of their first two code points (of one and 0 for a key of one), the longest first; a bitmap of the same
/// hashes, one bit in 32 or fewer set, keeps most of a text from being looked up at all. Cost: one pass, whatever the number of entries; none
/// where an ``EntryProbe`` lets the kernel look for them.
final class EntryFinder: Sendable {
  private let starts: [UInt32]
  private let entries: [Entry]
  private let bytes: [UInt8]
  private let shift: UInt32
  private let filter: [UInt32]
  private let filterShift: UInt32
  /// A bit for each character of three bytes with which an entry starts.
  private let initials: [UInt32]
  private let hasSingles: Bool
  private let hasASCII: Bool
  /// The first two code points of all entries; `nil` where one starts otherwise than with two characters of three bytes, or holds
  /// compatibility ideographs, which are replaced before the kernel reads the text.
  let quickStarts: [SIMD2<UInt32>]?
  /// The length of the longest key in bytes.
  let longest: Int

  private struct Entry {
    var key: Range<Int>
    var value: Range<Int>
  }

  init(_ values: [[UInt8]: [UInt8]]) {
    let keyed = values.map { (key: $0.key, value: $0.value, start: Self.start($0.key)) }.sorted { $0.key.count > $1.key.count }
    let shift = BigramHash.shift(slots: max(keyed.count, 1))
    let filterShift = BigramHash.shift(slots: max(keyed.count, 1) * 32)
    var slots = [[Int]](repeating: [], count: 1 << (32 - shift))
    var filter = [UInt32](repeating: 0, count: (1 << (32 - filterShift)) / 32)
    for (i, entry) in keyed.enumerated() {
      slots[BigramHash.slot(entry.start.x, entry.start.y, shift: shift)].append(i)
      let bit = BigramHash.slot(entry.start.x, entry.start.y, shift: filterShift)
      filter[bit >> 5] |= 1 << UInt32(bit & 31)
    }
    var starts: [UInt32] = []
    var entries: [Entry] = []
    var bytes: [UInt8] = []
    for slot in slots {
      starts.append(UInt32(entries.count))
      for i in slot {
        let (key, value) = (bytes.count..<bytes.count + keyed[i].key.count, keyed[i].value.count)
        bytes += keyed[i].key + keyed[i].value
        entries.append(Entry(key: key, value: key.upperBound..<key.upperBound + value))
      }
    }
    starts.append(UInt32(entries.count))
    (self.starts, self.entries, self.bytes, self.shift, self.filter, self.filterShift) = (
      starts, entries, bytes, shift, filter, filterShift
    )
    var initials = [UInt32](repeating: 0, count: 2048)
    for entry in keyed where entry.start.x < 0x10000 { initials[Int(entry.start.x >> 5)] |= 1 << (entry.start.x & 31) }
    self.initials = initials
    hasSingles = keyed.contains { $0.start.y == 0 }
    hasASCII = keyed.contains { ($0.key.first ?? 0) < 0x80 }
    longest = keyed.first?.key.count ?? 0
    let pairs = Set(keyed.map(\.start))
    let areQuick =
      pairs.allSatisfy { Self.isThreeBytes($0.x) && Self.isThreeBytes($0.y) } && !keyed.contains { Self.holdsCompatibility($0.key) }
    quickStarts = areQuick ? Array(pairs) : nil
  }

  /// The first two code points of a key; 0 for a second where there is none.
  private static func start(_ key: [UInt8]) -> SIMD2<UInt32> {
    key.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return SIMD2(0, 0) }
      let text = Text(start: start, count: bytes.count)
      let first = text.codePoint(at: 0)
      let next = max(first.length, 1)
      return SIMD2(first.value, next < text.count ? text.codePoint(at: next).value : 0)
    }
  }

  /// Whether bytes stand in a key as compatibility ideographs have them: U+F900 to U+FAFF, and beyond the Basic Multilingual Plane.
  private static func holdsCompatibility(_ key: [UInt8]) -> Bool {
    zip(key, key.dropFirst()).contains { $0 >= 0xF0 || $0 == 0xEF && $1 >= 0xA4 && $1 <= 0xAB }
  }

  private static func isThreeBytes(_ codePoint: UInt32) -> Bool { codePoint >= 0x800 && codePoint <= 0xFFFF }

  /// All entries that apply in a text.
  ///
  /// - Parameter tables: those of the conversion, whose longer phrases keep an entry from applying.
  func find(_ text: Text, _ tables: ConversionTables?) -> [Pin] {
    var pins: [Pin] = []
    var holder = tables.map { PhraseHolder(Scanner(tables: $0, text: text, borders: nil)) }
    filter.withUnsafeBufferPointer { filter in
      initials.withUnsafeBufferPointer { initials in
        var i = 0
        while let place = candidate(text, from: i, filter, initials) {
          if let pin = match(text, at: place), !(holder?.holds(pin.range) ?? false) {
            pins.append(pin)
            holder?.pass(pin.range.upperBound)
            i = pin.range.upperBound
          } else {
            i = place &+ max(text.codePoint(at: place).length, 1)
          }
        }
      }
    }
    return pins
  }

  /// The next place where an entry may start: with one of the first characters, and with one of the bigrams.
  ///
  /// SAFETY: eight bytes are loaded at `i` only where as many are left; slots of the hash lie within the filter, code points of three bytes
  /// within the bits of first characters.
  private func candidate(
    _ text: Text, from start: Int, _ filter: UnsafeBufferPointer<UInt32>, _ initials: UnsafeBufferPointer<UInt32>
  ) -> Int? {
    let skipsASCII = !hasASCII
    let last = text.count &- 8
    var i = start
    while i <= last {
      let bytes = text.start.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      let word = UTF8Word(UInt32(truncatingIfNeeded: bytes))
      if word.isThreeBytes {
        let value = word.value
        if initials[Int(value &>> 5)] &>> (value & 31) & 1 != 0, mayStart(value, UTF8Word(UInt32(truncatingIfNeeded: bytes &>> 24)), filter)
        {
          return i
        }
        i &+= 3
      } else if skipsASCII, bytes & 0x80 == 0 {
        i &+= (bytes & 0x8080_8080_8080_8080).trailingZeroBitCount &>> 3
      } else {
        return i
      }
    }
    return i < text.count ? i : nil
  }

  /// Whether an entry may start with a character of three bytes and what stands behind it.
  @inline(__always)
  private func mayStart(_ first: UInt32, _ next: UTF8Word, _ filter: UnsafeBufferPointer<UInt32>) -> Bool {
    func holds(_ second: UInt32) -> Bool {
      let slot = BigramHash.slot(first, second, shift: filterShift)
      return filter[slot &>> 5] &>> UInt32(truncatingIfNeeded: slot & 31) & 1 != 0
    }
    return !next.isSimple || holds(next.value) || hasSingles && holds(0)
  }

  /// Whether an entry stands at a place.
  func stands(in text: Text, at place: Int) -> Bool {
    guard place &+ 6 <= text.count else { return false }
    let (first, second) = (text.codePoint(at: place), text.codePoint(at: place &+ 3))
    guard first.length == 3, second.length == 3 else { return false }
    let bit = BigramHash.slot(first.value, second.value, shift: filterShift)
    return filter[bit >> 5] >> UInt32(bit & 31) & 1 != 0 && match(text, at: place) != nil
  }

  /// Whether an entry starts in a range.
  func starts(in text: Text, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound {
      if stands(in: text, at: place) { return true }
      place &+= max(text.codePoint(at: place).length, 1)
    }
    return false
  }

  /// The longest entry at a place.
  private func match(_ text: Text, at start: Int) -> Pin? {
    let first = text.codePoint(at: start)
    let next = start + max(first.length, 1)
    let second = next < text.count ? text.codePoint(at: next).value : 0
    return match(text, at: start, slot: BigramHash.slot(first.value, second, shift: shift))
      ?? (hasSingles ? match(text, at: start, slot: BigramHash.slot(first.value, 0, shift: shift)) : nil)
  }

  private func match(_ text: Text, at start: Int, slot: Int) -> Pin? {
    for i in Int(starts[slot])..<Int(starts[slot + 1]) {
      let key = entries[i].key
      guard key.count <= text.count - start else { continue }
      let here = UnsafeRawBufferPointer(start: text.start + start, count: key.count)
      if bytes[key].elementsEqual(here) {
        return Pin(range: start..<start + key.count, text: Array(bytes[entries[i].value]))
      }
    }
    return nil
  }
}
