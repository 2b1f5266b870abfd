// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Finds the lines of a window that hold a stretch of surprising characters: the kernel that every window passes, sound ones too.
///
/// Surprises are added up along the line, never below zero (a CUSUM test), so that half a line or a word is found as well as a whole one.
/// A line starts with some credit: of a word by itself nothing else can be seen. What a line depends on is in the line alone.
///
/// Cost: 5 to 8 instructions a byte of East Asian text, 1 of ASCII.
struct SurpriseScan {
  /// The sum, in quarter nats, from which a line is looked at closely.
  private static let limit: Int32 = 40
  /// The sum with which a line starts.
  private static let credit: Int32 = 12
  /// What an ASCII letter takes off.
  private static let letter: Int32 = -12
  /// What a character of Han beyond U+FFFF counts.
  private static let supplementaryHan: Int32 = 20

  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private let table: UnsafePointer<Int8>
  private var i = 0
  private var sum = Self.credit

  /// Calls `body` with the bytes of each line, its line feed included, that is worth a closer look.
  static func lines(of window: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    let surprise = CodecTables.shared.surprise
    guard surprise.count == 0x10000 else { return }
    window.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let table = surprise.pointer.baseAddress else { return }
      var scan = SurpriseScan(bytes: base, count: bytes.count, table: table)
      while let line = scan.next() { body(line) }
    }
  }

  private init(bytes: UnsafePointer<UInt8>, count: Int, table: UnsafePointer<Int8>) {
    self.bytes = bytes
    self.count = count
    self.table = table
  }

  /// The next line whose sum reaches the limit.
  private mutating func next() -> Range<Int>? {
    let first = i
    while i < count {
      // SAFETY (for the whole kernel): `i` is below `count`; words are read only where so many bytes are left, single bytes only below
      // `count`. The table has an entry for each 16 bits.
      let lead = bytes[i]
      if lead < 0x80 {
        skipASCII()
      } else if lead >= 0xE0, lead < 0xF0 {
        addTriples()
      } else if lead >= 0xC0, lead < 0xE0 {
        addPairs()
      } else {
        addOther(lead)
      }
      if sum >= Self.limit { return line(from: first) }
    }
    return nil
  }

  /// The line around `i`, from which the scan goes on after it.
  private mutating func line(from first: Int) -> Range<Int> {
    let window = UnsafeBufferPointer(start: bytes, count: count)
    var start = i
    while start > first, window[start - 1] != 0x0A { start -= 1 }
    i = window.span.firstIndex(of: 0x0A, from: i).map { $0 + 1 } ?? count
    sum = Self.credit
    return start..<i
  }

  @inline(__always)
  private func isContinuation(_ place: Int) -> Bool {
    place < count && bytes[place] & 0xC0 == 0x80
  }

  // MARK: - Runs

  @inline(__always)
  private func surprise(_ code: UInt64) -> Int32 {
    Int32(table[Int(truncatingIfNeeded: code)])
  }

  @inline(__always)
  private mutating func add(_ surprise: Int32) {
    let next = sum &+ surprise
    sum = next & ~(next &>> 31)  // max(0, next), without a branch that nobody can foresee
  }

  @inline(__always)
  private func word(_ place: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self))
  }

  // MARK: - ASCII

  /// ASCII surprises nobody: its letters end a stretch soon, and sixteen bytes do at once.
  @inline(__always)
  private mutating func skipASCII() {
    while i + 16 <= count {
      let (low, high) = (word(i), word(i + 8))
      guard (low | high) & Self.highBits == 0, !Self.hasLineFeed(low), !Self.hasLineFeed(high) else { break }
      i += 16
      sum = 0
    }
    while i + 8 <= count {
      let word = word(i)
      let high = word & Self.highBits
      let length = high.trailingZeroBitCount >> 3
      guard length > 0 else { return }
      let run = length == 8 ? word : word & (1 &<< UInt64(truncatingIfNeeded: length &<< 3) &- 1)
      if Self.hasLineFeed(run) { break }
      let letters = (run & 0x4040_4040_4040_4040) &>> 6 &* 0x0101_0101_0101_0101 &>> 56
      add(Int32(truncatingIfNeeded: letters) &* Self.letter)
      i += length
      if length < 8 { return }
    }
    while i < count, bytes[i] < 0x80 {
      sum = bytes[i] == 0x0A ? Self.credit : max(0, sum &+ (bytes[i] & 0x40 == 0 ? 0 : Self.letter))
      i += 1
      if bytes[i - 1] == 0x0A { return }
    }
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  private static func hasLineFeed(_ word: UInt64) -> Bool {
    let zeroed = word ^ 0x0A0A_0A0A_0A0A_0A0A
    return (zeroed &- 0x0101_0101_0101_0101) & ~zeroed & highBits != 0
  }

  // MARK: - Others

  /// Characters of three bytes, five at a time where so many follow one another.
  @inline(__always)
  private mutating func addTriples() {
    while i + 16 <= count {
      let (low, high) = (word(i), word(i + 8))
      guard low & 0xC0F0_C0C0_F0C0_C0F0 == 0x80E0_8080_E080_80E0, high & 0x00C0_C0F0_C0C0_F0C0 == 0x0080_80E0_8080_E080 else { break }
      add(triple(low))
      add(triple(low &>> 24))
      add(triple(low &>> 48 | high &<< 16))
      add(triple(high &>> 8))
      add(triple(high &>> 32))
      i += 15
      if sum >= Self.limit { return }
    }
    while i + 8 <= count {
      let word = word(i)
      guard word & 0xC0_C0F0 == 0x80_80E0 else { break }
      add(triple(word))
      i += 3
      if sum >= Self.limit { return }
    }
    if i + 2 < count, bytes[i] & 0xF0 == 0xE0, isContinuation(i + 1), isContinuation(i + 2) {
      add(triple(UInt64(bytes[i]) | UInt64(bytes[i + 1]) << 8 | UInt64(bytes[i + 2]) << 16))
      i += 3
    } else if i < count, bytes[i] & 0xF0 == 0xE0 {
      i += 1
    }
  }

  @inline(__always)
  private func triple(_ word: UInt64) -> Int32 {
    surprise((word & 0x0F) &<< 12 | word &>> 2 & 0xFC0 | word &>> 16 & 0x3F)
  }

  /// Characters of two bytes, four at a time where so many follow one another.
  @inline(__always)
  private mutating func addPairs() {
    while i + 8 <= count {
      let word = word(i)
      guard word & 0xC0E0_C0E0_C0E0_C0E0 == 0x80C0_80C0_80C0_80C0 else { break }
      add(pair(word))
      add(pair(word &>> 16))
      add(pair(word &>> 32))
      add(pair(word &>> 48))
      i += 8
      if sum >= Self.limit { return }
    }
    while i + 1 < count, bytes[i] & 0xE0 == 0xC0 {
      guard isContinuation(i + 1) else {
        i += 1
        return
      }
      add(pair(UInt64(bytes[i]) | UInt64(bytes[i + 1]) << 8))
      i += 2
      if sum >= Self.limit { return }
    }
    if i + 1 == count { i = count }
  }

  @inline(__always)
  private func pair(_ word: UInt64) -> Int32 {
    surprise((word & 0x1F) &<< 6 | word &>> 8 & 0x3F)
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
