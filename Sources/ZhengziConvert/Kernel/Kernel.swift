// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Converts text at the speed of a character table, and looks for phrases only where one may change something.
///
/// Most phrases of a dictionary say what the character table says, too, and matter only because they keep other phrases from matching. So the
/// kernel writes each character's own result at once, and tests each pair of neighbours against the bigrams with which a phrase that changes
/// something starts. Where such a phrase stands, it goes back to the nearest place at which the exact conversion surely arrives, follows it
/// from there, and applies the phrase if the conversion arrives at its start.
struct Kernel {
  let tables: ConversionTables
  let text: Text
  let output: UnsafeMutablePointer<UInt8>
  let capacity: Int

  /// The next byte to read, and where its result goes.
  private var i = 0
  private var o = 0
  private var isFull = false
  /// No phrase starts before this place: what lies before it is settled.
  private var base = 0
  /// The character before `i`, 0 at `base`, and where it and its result start.
  private var previous: UInt32 = 0
  private var previousInput = 0
  private var previousOutput = 0

  /// How a run of the kernel ended.
  enum Outcome: Equatable {
    /// This many bytes were written.
    case done(Int)
    /// The output's capacity did not suffice.
    case full
    /// The text holds compatibility ideographs, which must be replaced first.
    case notNormalized
  }

  /// The capacity that suffices for any text of `count` bytes, unless phrases grow more than threefold.
  static func capacity(for count: Int) -> Int { count * 3 + 64 }

  init(_ tables: ConversionTables, _ text: Text, output: UnsafeMutablePointer<UInt8>, capacity: Int) {
    self.tables = tables
    self.text = text
    self.output = output
    self.capacity = capacity
  }

  /// Converts the whole text.
  mutating func run() -> Outcome {
    while i < text.count {
      convertCommon()
      guard i < text.count else { break }
      if let outcome = convertRare() { return outcome }
    }
    return isFull ? .full : .done(o)
  }

  /// Converts characters of three bytes and ASCII up to something else, a phrase, or the last bytes.
  ///
  /// SAFETY: loads of 8 bytes at `i` stay below `count`, since `i <= count - 8`; stores of 8 bytes at `o` stay below `capacity`, since what is
  /// written here is as long as what is read and `fits` has kept three bytes of room for each byte that is left, and 64 more.
  @inline(__always)
  private mutating func convertCommon() {
    let input = text.start
    let last = text.count &- 8
    let pages = tables.pages
    let index = tables.index
    let first = tables.first.words
    let shift = tables.first.shift
    var i = self.i
    var o = self.o
    var previous = self.previous
    var previousInput = self.previousInput
    var previousOutput = self.previousOutput
    while i <= last {
      let word = input.loadUnaligned(fromByteOffset: i, as: UInt32.self)
      if word & 0x00C0_C0F0 == 0x0080_80E0 {
        let run = (word & 0x0F) &<< 6 | word &>> 8 & 0x3F
        let low = word &>> 16 & 0x3F
        let value = run &<< 6 | low
        let entry = pages[Int(index[Int(run)]) &<< 6 | Int(low)]
        UnsafeMutableRawPointer(output + o).storeBytes(of: entry, as: UInt32.self)
        let slot = BigramHash.slot(previous, value, shift: shift)
        let hit = first[slot &>> 5] &>> UInt32(truncatingIfNeeded: slot & 31) & 1
        if entry &>> 24 | hit != 0 {
          if entry &>> 24 != 0 { break }
          (self.i, self.o, self.previous, self.previousInput, self.previousOutput) = (i, o, previous, previousInput, previousOutput)
          if applyPhrase() {
            (i, o, previous, previousInput, previousOutput) = (self.i, self.o, self.previous, self.previousInput, self.previousOutput)
            continue
          }
        }
        previous = value
        previousInput = i
        previousOutput = o
        i &+= 3
        o &+= 3
      } else if word & 0x80 == 0 {
        repeat {
          let bytes = input.loadUnaligned(fromByteOffset: i, as: UInt64.self)
          UnsafeMutableRawPointer(output + o).storeBytes(of: bytes, as: UInt64.self)
          let count = (bytes & 0x8080_8080_8080_8080).trailingZeroBitCount &>> 3
          i &+= count
          o &+= count
          if count < 8 { break }
        } while i <= last
        previousInput = i &- 1
        previousOutput = o &- 1
        previous = UInt32(input.load(fromByteOffset: previousInput, as: UInt8.self))
      } else {
        break
      }
    }
    (self.i, self.o, self.previous, self.previousInput, self.previousOutput) = (i, o, previous, previousInput, previousOutput)
  }

  /// Converts one character of any kind, with every bound checked.
  @inline(never)
  private mutating func convertRare() -> Outcome? {
    let (value, length) = text.codePoint(at: i)
    guard length > 0 else {
      pass(1, as: 0)
      base = i
      return nil
    }
    let entry = value < 0x800 || value > 0xFFFF ? 0 : tables.pages[Int(tables.index[Int(value >> 6)]) << 6 | Int(value & 0x3F)]
    switch CharacterEntry.Kind(rawValue: UInt8(entry >> 24)) {
    case .compatibility:
      return .notNormalized
    case .description:
      if let length = text.descriptionLength(at: i) {
        pass(length, as: 0)
        base = i
        return nil
      }
    default:
      if value > 0xFFFF, tables.compatibility[value] != nil { return .notNormalized }
    }
    if previous != 0, tables.first.contains(previous, value), applyPhrase() { return fits(0) ? nil : .full }
    writeCharacter(value, length, entry)
    return fits(0) ? nil : .full
  }

  /// Passes bytes on as they are, the last of them a character of its own.
  private mutating func pass(_ length: Int, as value: UInt32) {
    (output + o).update(from: text.start.assumingMemoryBound(to: UInt8.self) + i, count: length)
    advance(length, length, value)
  }

  private mutating func writeCharacter(_ value: UInt32, _ length: Int, _ entry: UInt32) {
    if length == 3, entry >> 24 == 0 {
      withUnsafeBytes(of: entry) { UnsafeMutableRawPointer(output + o).copyMemory(from: $0.baseAddress!, byteCount: 3) }
      advance(3, 3, value)
    } else if let reference = tables.other[value] {
      let result = tables.text(reference)
      (output + o).update(from: result.baseAddress!, count: result.count)
      advance(length, result.count, value)
    } else {
      pass(length, as: value)
    }
  }

  private mutating func advance(_ inputLength: Int, _ outputLength: Int, _ value: UInt32) {
    previous = value
    previousInput = i
    previousOutput = o
    i &+= inputLength
    o &+= outputLength
  }

  /// Whether there is room for so many bytes and for all that is left.
  private func fits(_ count: Int) -> Bool {
    o &+ count &+ Self.capacity(for: text.count &- i) <= capacity
  }
}

// Phrases: rare, so that clarity counts.
extension Kernel {
  /// Applies the phrase that starts at the previous character, if the conversion arrives there; `i` is its second character.
  @inline(never)
  private mutating func applyPhrase() -> Bool {
    guard previous != 0 else { return false }
    let scanner = Scanner(tables: tables, text: text)
    guard let (start, match) = changingMatch(scanner), match.result != PhraseTable.idle else { return false }
    let border = scanner.border(atOrBefore: start, floor: base)
    guard border == start || scanner.arrives(at: start, from: border) else { return false }
    if match.result == PhraseTable.stepwise { return convertStepwise(from: border, past: start &+ match.length, scanner) }
    let result = tables.text(match.result)
    let target = previousOutput &- (previousInput &- start)
    settle(input: start &+ match.length, output: target)
    guard fits(result.count) else { return giveUp() }
    (output + target).update(from: result.baseAddress!, count: result.count)
    o = target &+ result.count
    return true
  }

  /// The phrase at the previous character; where that is ASCII, the leftmost one that starts in the same run of ASCII and reaches beyond it.
  private func changingMatch(_ scanner: Scanner) -> (start: Int, match: Scanner.Match)? {
    guard previous < 0x80 else { return scanner.match(at: previousInput).map { (previousInput, $0) } }
    var start = previousInput
    while start > base, start > previousInput &- 8, text.byte(start &- 1) < 0x80 { start &-= 1 }
    while start <= previousInput {
      if let match = scanner.match(at: start), start &+ match.length > i { return (start, match) }
      start &+= 1
    }
    return nil
  }

  /// Ends the run: the output is too small.
  private mutating func giveUp() -> Bool {
    isFull = true
    i = text.count
    return true
  }

  /// Goes on behind a settled place.
  private mutating func settle(input: Int, output: Int) {
    i = input
    o = output
    base = input
    previous = 0
  }

  /// Converts the stretch between two places that no step reaches across, each step by itself.
  private mutating func convertStepwise(from start: Int, past end: Int, _ scanner: Scanner) -> Bool {
    let end = scanner.border(atOrAfter: end)
    let target = previousOutput &- plainLength(start..<previousInput)
    let result = StepwiseConversion(tables: tables).convert(text, start..<end)
    settle(input: end, output: target)
    guard fits(result.count) else { return giveUp() }
    result.withUnsafeBufferPointer { (output + target).update(from: $0.baseAddress!, count: $0.count) }
    o = target &+ result.count
    return true
  }

  /// How long the characters of a stretch are after each was converted by itself.
  private func plainLength(_ range: Range<Int>) -> Int {
    var length = 0
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, count) = text.codePoint(at: i)
      let other = count > 3 || tables.isOther(value) ? tables.other[value] : nil
      length += other.map { Int($0 & 0xFF) } ?? max(count, 1)
      i += max(count, 1)
    }
    return length
  }
}
