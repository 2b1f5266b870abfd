// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// A stretch of characters of three bytes and ASCII, converted one by one, and the places in it at which a phrase may start.
///
/// It is read in passes that never wait for one another's answers: what each character becomes and which neighbours may start a phrase; which
/// of those places a phrase of the table has; whether it plainly applies there. Loads from memory overlap, and a branch is taken only where
/// nearly all places take the same.
struct Block: ~Copyable {
  /// How many bytes of text it takes.
  static let size = 4096

  /// What each character becomes, as long as the text.
  let results: UnsafeMutableRawPointer
  /// Where the second characters of what may be phrases stand, in bytes from the start.
  let hits: UnsafeMutablePointer<UInt32>
  private(set) var hitCount = 0
  /// Where the doubtful characters stand, likewise.
  let doubts: UnsafeMutablePointer<UInt32>
  private(set) var doubtCount = 0
  private(set) var phrases: PhraseCandidates
  /// Where it starts and ends in the text.
  private(set) var start = 0
  private(set) var end = 0
  /// The last character, 0 for none.
  private(set) var last: UInt32 = 0

  /// - Parameter count: of the text's bytes.
  init(for count: Int) {
    let size = min(Self.size, count) + 16
    results = .allocate(byteCount: size + 128, alignment: 16)
    hits = .allocate(capacity: size / 3 + 2)
    doubts = .allocate(capacity: size / 3 + 2)
    phrases = PhraseCandidates(capacity: size / 3 + 2)
  }

  deinit {
    results.deallocate()
    hits.deallocate()
    doubts.deallocate()
  }

  /// Reads from a place up to something else than characters of three bytes and ASCII, the last bytes of the text, or the block's size.
  ///
  /// - Parameters:
  ///   - previous: the character before, 0 for none.
  ///   - first: the bigrams at which a phrase may start.
  ///   - doubtful: the characters whose places are wanted; `nil` for none.
  @inline(never)
  mutating func read(
    _ text: Text, from start: Int, after previous: UInt32, _ tables: ConversionTables, _ first: BigramSet, doubtful: CharacterBits?
  ) {
    if let doubtful {
      read(text, from: start, after: previous, tables, first, doubtful, isDoubtful: true)
    } else {
      read(text, from: start, after: previous, tables, first, .empty, isDoubtful: false)
    }
  }

  /// SAFETY: loads of 8 bytes lie below `count`, since each starts at `count - 8` at the latest; stores of 8 bytes lie within `size + 16`, and readers of 64 bytes
  /// at a time find as many behind that.
  @inline(__always)
  private mutating func read(
    _ text: Text, from start: Int, after previous: UInt32, _ tables: ConversionTables, _ first: BigramSet, _ doubtful: CharacterBits,
    isDoubtful: Bool
  ) {
    let (pages, index) = (tables.pages, tables.index)
    let (bits, shift) = (first.words, first.shift)
    let (hits, doubts) = (hits, doubts)
    let base = text.start + start
    let limit = base + min(text.count &- 8 &- start, Self.size &- 1)
    var input = base
    var output = results
    var previous = previous
    var (hitCount, doubtCount) = (0, 0)
    while input <= limit {
      let character = UTF8Word(input.loadUnaligned(as: UInt32.self))
      if _fastPath(character.isThreeBytes) {
        let value = character.threeBytes
        let entry = pages[Int(index[Int(value &>> 6)]) &<< 6 | Int(value & 0x3F)]
        output.storeBytes(of: entry, as: UInt32.self)
        if _slowPath(entry &>> 24 != 0) { break }
        let slot = BigramHash.slot(previous, value, shift: shift)
        hits[hitCount] = UInt32(truncatingIfNeeded: input - base)
        hitCount &+= Int(bits[slot &>> 5] &>> UInt32(truncatingIfNeeded: slot & 31) & 1)
        if isDoubtful {
          doubts[doubtCount] = UInt32(truncatingIfNeeded: input - base)
          doubtCount &+= Int(doubtful.bit(value))
        }
        previous = value
        input += 3
        output += 3
      } else if character.isSimple {
        repeat {
          let bytes = input.loadUnaligned(as: UInt64.self)
          output.storeBytes(of: bytes, as: UInt64.self)
          let length = (bytes & 0x8080_8080_8080_8080).trailingZeroBitCount &>> 3
          input += length
          output += length
          if length < 8 { break }
        } while input <= limit
        previous = UInt32(input.load(fromByteOffset: -1, as: UInt8.self))
      } else {
        break
      }
    }
    (self.hitCount, self.doubtCount) = (hitCount, doubtCount)
    last = previous
    self.start = start
    end = start + (input - base)
  }

  /// Gives the character at a place another result of three bytes.
  mutating func put(_ result: UInt32, at place: Int) {
    let target = results + (place &- start)
    target.storeBytes(of: target.loadUnaligned(as: UInt32.self) & 0xFF00_0000 | result, as: UInt32.self)
  }

  /// Finds the phrases at the hits.
  mutating func findPhrases(_ text: Text, _ tables: ConversionTables, _ borders: WordBorders?) {
    phrases.find(UnsafeBufferPointer(start: hits, count: hitCount), from: start, of: text, tables, borders)
  }
}
