// SPDX-License-Identifier: Apache-2.0

import Glibc
import TableFormat

/// Finds the entries of a user dictionary, or phrases of our own, in text: the leftmost first, then the longest.
///
/// Entries stand by the hash of their first three code points (0 for those that a key does not have), the longest first. Bitmaps of the hashes
/// of two and of three, one bit in 32 or fewer set, keep nearly all places from being looked up. Cost: one pass, whatever the number of
/// entries; none where an ``EntryProbe`` lets the kernel look for them.
final class EntryFinder: Sendable {
  private let starts: [UInt32]
  private let entries: [Entry]
  private let bytes: [UInt8]
  private let shift: UInt32
  /// What entries start with: two code points, and three or 0.
  private let pairs: StartBits
  private let triples: StartBits
  private let initials: InitialBits
  /// The first two code points of all entries; `nil` where one starts otherwise than with two characters of three bytes, or holds
  /// compatibility ideographs, which are replaced before the kernel reads the text.
  let quickStarts: [SIMD2<UInt32>]?
  /// The length of the longest key in bytes.
  let longest: Int

  private struct Entry {
    var place: UInt32
    var keyLength: UInt32
    var valueLength: UInt32

    var key: Range<Int> { Int(place)..<Int(place + keyLength) }
    var value: Range<Int> { Int(place + keyLength)..<Int(place + keyLength + valueLength) }
  }

  init(_ values: [[UInt8]: [UInt8]]) {
    let keyed = values.map { (key: $0.key, value: $0.value, start: Self.start($0.key)) }.sorted { $0.key.count > $1.key.count }
    let shift = BigramHash.shift(slots: max(keyed.count, 1))
    var slots = [[Int]](repeating: [], count: 1 << (32 - shift))
    for (i, entry) in keyed.enumerated() { slots[Self.slot(entry.start, shift)].append(i) }
    var starts: [UInt32] = []
    var entries: [Entry] = []
    var bytes: [UInt8] = []
    for slot in slots {
      starts.append(UInt32(entries.count))
      for (key, value, _) in slot.map({ keyed[$0] }) {
        entries.append(Entry(place: UInt32(bytes.count), keyLength: UInt32(key.count), valueLength: UInt32(value.count)))
        bytes += key + value
      }
    }
    starts.append(UInt32(entries.count))
    (self.starts, self.entries, self.bytes, self.shift) = (starts, entries, bytes, shift)
    pairs = StartBits(keyed.map { BigramHash.hash($0.start.x, $0.start.y) })
    triples = StartBits(keyed.map { BigramHash.hash($0.start.x, $0.start.y, $0.start.z) })
    initials = InitialBits(keyed.map { ($0.start.x, isAlone: $0.start.y == 0) })
    longest = keyed.first?.key.count ?? 0
    let areQuick =
      keyed.allSatisfy { Self.isThreeBytes($0.start.x) && Self.isThreeBytes($0.start.y) && !Self.holdsCompatibility($0.key) }
    quickStarts = areQuick ? Array(Set(keyed.map { SIMD2($0.start.x, $0.start.y) })) : nil
  }

  /// The first three code points of a key; 0 for those that it does not have.
  private static func start(_ key: [UInt8]) -> SIMD3<UInt32> {
    key.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return SIMD3(0, 0, 0) }
      return Text(start: start, count: bytes.count).start(at: 0)
    }
  }

  private static func slot(_ start: SIMD3<UInt32>, _ shift: UInt32) -> Int {
    BigramHash.slot(start.x, start.y, start.z, shift: shift)
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
    var i = 0
    while let place = candidate(text, from: i) {
      if let pin = match(text, at: place), !(holder?.holds(pin.range) ?? false) {
        pins.append(pin)
        holder?.pass(pin.range.upperBound)
        i = pin.range.upperBound
      } else {
        i = place &+ max(text.codePoint(at: place).length, 1)
      }
    }
    return pins
  }

  /// The next place where an entry may start.
  ///
  /// SAFETY: eight bytes are loaded at `i` only where as many are left.
  private func candidate(_ text: Text, from start: Int) -> Int? {
    let last = text.count &- 8
    let (pairs, initials) = (pairs, initials)
    let (skipsASCII, hasAlone) = (!initials.hasASCII, initials.hasAlone)
    var i = start
    while i <= last {
      let bytes = text.start.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      let word = UTF8Word(UInt32(truncatingIfNeeded: bytes))
      if word.isThreeBytes {
        let value = word.threeBytes
        let next = UTF8Word(UInt32(truncatingIfNeeded: bytes &>> 24))
        if initials.mayStart(value) {
          if pairs.bit(BigramHash.hash(value, next.value)) != 0 || !next.isSimple || hasAlone && initials.isAlone(value) { return i }
        }
        i &+= 3
      } else if bytes & 0x80 != 0 || !skipsASCII && initials.mayStart(UInt32(bytes & 0x7F)) {
        return i
      } else {
        i &+= skipsASCII ? (bytes & 0x8080_8080_8080_8080).trailingZeroBitCount &>> 3 : 1
      }
    }
    return i < text.count ? i : nil
  }

  /// Whether an entry stands at a place.
  func stands(in text: Text, at place: Int) -> Bool { entry(text, at: place) != nil }

  /// Whether an entry may stand where two characters of three bytes do.
  @inline(__always)
  func mayStand(_ first: UInt32, _ second: UInt32, _ third: UTF8Word) -> Bool {
    let longer = triples.bit(BigramHash.hash(first, second, third.value))
    return longer | triples.bit(BigramHash.hash(first, second, 0)) != 0 || !third.isSimple
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
  private func match(_ text: Text, at place: Int) -> Pin? {
    entry(text, at: place).map { Pin(range: place..<place + Int($0.keyLength), text: bytes[$0.value]) }
  }

  private func entry(_ text: Text, at place: Int) -> Entry? {
    let start = text.start(at: place)
    return (start.z == 0 ? nil : entry(text, at: place, start)) ?? entry(text, at: place, SIMD3(start.x, start.y, 0))
      ?? (initials.hasAlone ? entry(text, at: place, SIMD3(start.x, 0, 0)) : nil)
  }

  /// The longest entry at a place among those that start with these code points.
  @inline(__always)
  private func entry(_ text: Text, at place: Int, _ start: SIMD3<UInt32>) -> Entry? {
    guard triples.bit(BigramHash.hash(start.x, start.y, start.z)) != 0 else { return nil }
    let slot = Self.slot(start, shift)
    for entry in entries[Int(starts[slot])..<Int(starts[slot + 1])] where Int(entry.keyLength) <= text.count - place {
      let isHere = bytes.withUnsafeBytes { text.holds(UnsafeRawBufferPointer(rebasing: $0[entry.key]), at: place) }
      if isHere { return entry }
    }
    return nil
  }
}

/// A bitmap of hashes, one bit in 32 or fewer set, of few hashes one in a thousand.
///
/// SAFETY: slots are the upper bits of a hash, of which there are as many as bits.
private final class StartBits: @unchecked Sendable {
  private let words: UnsafeMutablePointer<UInt32>
  private let shift: UInt32

  init(_ hashes: [UInt32]) {
    shift = BigramHash.shift(slots: max(hashes.count * 32, 1 << 14))
    let count = (1 << (32 - shift)) / 32
    words = .allocate(capacity: count)
    words.initialize(repeating: 0, count: count)
    for hash in hashes { words[Int(hash >> shift) >> 5] |= 1 << ((hash >> shift) & 31) }
  }

  deinit { words.deallocate() }

  /// 1 for a hash that is in it, and for a few others; else 0.
  @inline(__always)
  func bit(_ hash: UInt32) -> UInt32 {
    let slot = hash &>> shift
    return words[Int(slot &>> 5)] &>> (slot & 31) & 1
  }
}

/// The code points with which entries start, and those that are entries by themselves.
///
/// SAFETY: there is a bit for each code point of the Basic Multilingual Plane, and no other is asked for.
private final class InitialBits: @unchecked Sendable {
  private let starts: UnsafeMutablePointer<UInt32>
  private let singles: UnsafeMutablePointer<UInt32>
  let hasAlone: Bool
  let hasASCII: Bool

  /// Where entries start with more code points than this, most of a text's are among them, and to look costs more than it saves.
  private static let most = 256

  init(_ codePoints: [(value: UInt32, isAlone: Bool)]) {
    let isTelling = Set(codePoints.map(\.value)).count <= Self.most
    starts = .allocate(capacity: 2048)
    starts.initialize(repeating: isTelling ? 0 : .max, count: 2048)
    starts.update(repeating: 0, count: 4)
    singles = .allocate(capacity: 2048)
    singles.initialize(repeating: 0, count: 2048)
    for (value, isAlone) in codePoints where value < 0x10000 {
      starts[Int(value >> 5)] |= 1 << (value & 31)
      if isAlone { singles[Int(value >> 5)] |= 1 << (value & 31) }
    }
    hasAlone = codePoints.contains { $0.isAlone }
    hasASCII = codePoints.contains { $0.value < 0x80 }
  }

  deinit {
    starts.deallocate()
    singles.deallocate()
  }

  /// Whether an entry may start with a code point of the Basic Multilingual Plane; for ASCII, whether one does.
  @inline(__always)
  func mayStart(_ value: UInt32) -> Bool { starts[Int(value &>> 5)] &>> (value & 31) & 1 != 0 }

  /// Whether a code point of the Basic Multilingual Plane is an entry.
  @inline(__always)
  func isAlone(_ value: UInt32) -> Bool { singles[Int(value &>> 5)] &>> (value & 31) & 1 != 0 }
}

extension Text {
  /// The first three code points from a place on; 0 for those that are not there.
  @inline(__always)
  fileprivate func start(at place: Int) -> SIMD3<UInt32> {
    let first = codePoint(at: place)
    let second = place &+ max(first.length, 1)
    if second >= count { return SIMD3(first.value, 0, 0) }
    let next = codePoint(at: second)
    let third = second &+ max(next.length, 1)
    return SIMD3(first.value, next.value, third < count ? codePoint(at: third).value : 0)
  }

  /// Whether bytes stand at a place that has as many.
  @inline(__always)
  fileprivate func holds(_ key: UnsafeRawBufferPointer, at place: Int) -> Bool {
    guard let bytes = key.baseAddress else { return true }
    return memcmp(start + place, bytes, key.count) == 0
  }
}
