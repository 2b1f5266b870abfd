// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Finds the lines of a text that hold a stretch of surprising characters: the kernel that every window passes, sound ones too.
///
/// Surprises are added up along the line, never below zero (a CUSUM test), so that half a line or a word is found as well as a whole one.
/// A line starts with some credit: of a word by itself nothing else can be seen.
///
/// The scan takes ten characters at a time: after them the sum is at most what it was with all that rose and all that fell, or what rose
/// alone; and on the way at most what it was with all that rose. Where that bound is not below the limit the ten are added one by one.
/// So no line is missed; ``LineSurprise`` sends those back that only the bound let through.
///
/// Cost: 3 to 5 instructions a byte of East Asian text, 1 of ASCII.
struct SurpriseScan {
  /// The sum, in quarter nats, from which a line is looked at closely.
  static let limit: UInt32 = 40
  /// The sum with which a line starts.
  static let credit: UInt32 = 12
  /// What an ASCII letter, or another character from 40 on, takes off; so many ASCII characters together take off all.
  static let letter: UInt32 = 12
  static let resettingRun = 16
  /// What a character of Han beyond U+FFFF counts.
  static let supplementaryHan: UInt32 = 20

  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private let table: SurpriseTable
  private var i = 0
  private var lineStart = 0
  /// An upper bound of the sum, and the sum itself wherever it is not below the limit.
  private var sum = Self.credit

  /// Calls `body` with the bytes of each line of a window, or piece of a long one, its line feed included, that is worth a closer look.
  static func lines(of window: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    guard let table = SurpriseTable.shared else { return }
    LinePieces.forEach(in: window) { piece in
      window.extracting(piece).withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        var scan = SurpriseScan(bytes: base, count: bytes.count, table: table)
        while let line = scan.next() {
          let range = piece.lowerBound + line.lowerBound..<piece.lowerBound + line.upperBound
          if LineSurprise.isHigh(window.extracting(range)) { body(range) }
        }
      }
    }
  }

  private init(bytes: UnsafePointer<UInt8>, count: Int, table: SurpriseTable) {
    self.bytes = bytes
    self.count = count
    self.table = table
  }

  /// The next line whose sum reaches the limit.
  private mutating func next() -> Range<Int>? {
    while i < count {
      // SAFETY (for the whole kernel): `i` is below `count`; words are read only where so many bytes are left, single bytes only below
      // `count`; the table is asked only for bytes that have the shape of a character.
      let lead = bytes[i]
      if lead & 0xF0 == 0xE0 {
        addTriples()
      } else if lead == 0x0A {
        i += 1
        lineStart = i
        sum = Self.credit
      } else if lead < 0x80 {
        addASCII()
      } else if lead & 0xE0 == 0xC0 {
        addPairs()
      } else {
        addOther(lead)
      }
      if sum >= Self.limit { return line() }
    }
    return nil
  }

  /// The line around `i`, from which the scan goes on after it.
  private mutating func line() -> Range<Int> {
    let start = lineStart
    i = UnsafeBufferPointer(start: bytes, count: count).span.firstIndex(of: 0x0A, from: i).map { $0 + 1 } ?? count
    lineStart = i
    sum = Self.credit
    return start..<i
  }

  @inline(__always)
  private func isContinuation(_ place: Int) -> Bool {
    place < count && bytes[place] & 0xC0 == 0x80
  }

  @inline(__always)
  private func word(_ place: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self))
  }

  // MARK: - Sums

  /// Adds what some characters rise and fall together; false where the limit may be reached among them.
  @inline(__always)
  private static func add(_ run: UInt32, to sum: inout UInt32) -> Bool {
    let rises = run &>> 8
    let top = sum &+ rises
    guard top < limit else { return false }
    sum = max(rises, top &- min(run & 0xFF, top))
    return true
  }

  /// Adds characters of `width` bytes one by one, until the limit is reached.
  private func adding(_ range: Range<Int>, width: Int, to sum: UInt32) -> UInt32 {
    var sum = sum
    var place = range.lowerBound
    while place < range.upperBound, sum < Self.limit {
      let own = width == 3 ? table.triple(bytes + place) : table.pair(bytes + place)
      sum &+= own &>> 8
      sum &-= min(sum, own & 0xFF)
      place += width
    }
    return sum
  }

  // MARK: - ASCII

  /// ASCII surprises nobody: its letters end a stretch soon, and sixteen bytes do at once.
  @inline(__always)
  private mutating func addASCII() {
    while i + 16 <= count {
      let (low, high) = (word(i), word(i + 8))
      guard (low | high) & Self.highBits | Self.lineFeeds(low) | Self.lineFeeds(high) == 0 else { break }
      i += Self.resettingRun
      sum = 0
    }
    while i + 8 <= count {
      let word = word(i)
      let length = (word & Self.highBits | Self.lineFeeds(word)).trailingZeroBitCount &>> 3
      guard length > 0 else { return }
      let run = length == 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: length &<< 3)) &- 1)
      let letters = (((run & 0x4040_4040_4040_4040) &>> 6) &* 0x0101_0101_0101_0101) &>> 56
      sum &-= min(sum, UInt32(truncatingIfNeeded: letters) &* Self.letter)
      i += length
      if length < 8 { return }
    }
    while i < count, bytes[i] < 0x80, bytes[i] != 0x0A {
      sum &-= bytes[i] & 0x40 == 0 ? 0 : min(sum, Self.letter)
      i += 1
    }
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The high bits of the line feeds among eight ASCII bytes, the lowest of them at least.
  @inline(__always)
  private static func lineFeeds(_ word: UInt64) -> UInt64 {
    let zeroed = word ^ 0x0A0A_0A0A_0A0A_0A0A
    return (zeroed &- 0x0101_0101_0101_0101) & ~zeroed & highBits
  }

  // MARK: - Three bytes

  /// Whether fifteen bytes have the shape of five characters of three bytes.
  @inline(__always)
  private func areFive(_ place: Int) -> Bool {
    let low = (word(place) ^ 0x80E0_8080_E080_80E0) & 0xC0F0_C0C0_F0C0_C0F0
    let high = (word(place + 7) ^ 0x8080_E080_80E0_8080) & 0xC0C0_F0C0_C0F0_C0C0
    return low | high == 0
  }

  @inline(__always)
  private func isTriple(_ place: Int) -> Bool {
    place + 2 < count && bytes[place] & 0xF0 == 0xE0 && bytes[place + 1] & 0xC0 == 0x80 && bytes[place + 2] & 0xC0 == 0x80
  }

  @inline(__always)
  private mutating func addTriples() {
    let first = i
    var place = first
    var sum = sum
    while place + 30 <= count, Triples.areTen(bytes + place) {
      if !Self.add(table.five(bytes + place) &+ table.five(bytes + place + 15), to: &sum) {
        sum = adding(place..<place + 30, width: 3, to: sum)
        if sum >= Self.limit { break }
      }
      place += 30
    }
    if sum < Self.limit {
      let start = place
      var run: UInt32 = 0
      if place + 15 <= count, areFive(place) {
        run = table.five(bytes + place)
        place += 15
      }
      while isTriple(place) {
        run &+= table.triple(bytes + place)
        place += 3
      }
      if !Self.add(run, to: &sum) { sum = adding(start..<place, width: 3, to: sum) }
    }
    i = max(place, first + 1)
    self.sum = sum
  }

  // MARK: - Others

  /// Characters of two bytes, four at a time where so many follow one another.
  @inline(__always)
  private mutating func addPairs() {
    let first = i
    var place = first
    while place + 8 <= count, word(place) & 0xC0E0_C0E0_C0E0_C0E0 == 0x80C0_80C0_80C0_80C0 {
      let at = bytes + place
      if !Self.add(table.pair(at) &+ table.pair(at + 2) &+ table.pair(at + 4) &+ table.pair(at + 6), to: &sum) {
        sum = adding(place..<place + 8, width: 2, to: sum)
        if sum >= Self.limit { return }
      }
      place += 8
    }
    let start = place
    var run: UInt32 = 0
    while place < count, bytes[place] & 0xE0 == 0xC0, isContinuation(place + 1) {
      run &+= table.pair(bytes + place)
      place += 2
    }
    if !Self.add(run, to: &sum) { sum = adding(start..<place, width: 2, to: sum) }
    i = max(place, first + 1)
  }

  /// Characters of four bytes, and bytes that are none.
  private mutating func addOther(_ lead: UInt8) {
    guard lead >= 0xF0, lead < 0xF5, isContinuation(i + 1), isContinuation(i + 2), isContinuation(i + 3) else {
      i += 1
      return
    }
    if lead == 0xF0, bytes[i + 1] >= 0xA0 { sum &+= Self.supplementaryHan }
    i += 4
  }
}
