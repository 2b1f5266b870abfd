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
  let scanner: Scanner
  private let probe: EntryProbe?
  /// The bigrams at which a phrase or an entry may start.
  private let first: BigramSet
  private let choices: [Context.Choice]
  private var nextChoice = 0
  let output: UnsafeMutablePointer<UInt8>
  let capacity: Int

  /// The next byte to read, and where its result goes.
  private var i = 0
  private var o = 0
  private var isFull = false
  private var meetsEntry = false
  /// No phrase starts before this place: what lies before it is settled.
  private(set) var base = 0
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
    /// An entry of the user's dictionary stands in the text.
    case meetsEntry
  }

  /// The capacity that suffices for any text of `count` bytes, unless phrases grow more than threefold.
  static func capacity(for count: Int) -> Int { count * 3 + 64 }

  /// - Parameters:
  ///   - choices: characters that get another result than their own where no phrase takes them, in order.
  ///   - probe: entries at which the run ends; `nil` for none.
  init(
    _ tables: ConversionTables, _ text: Text, borders: WordBorders? = nil, choices: [Context.Choice] = [], probe: EntryProbe? = nil,
    output: UnsafeMutablePointer<UInt8>, capacity: Int
  ) {
    self.tables = tables
    self.text = text
    self.probe = probe
    first = probe?.first ?? tables.first
    self.choices = choices
    scanner = Scanner(tables: tables, text: text, borders: borders)
    self.output = output
    self.capacity = capacity
  }

  /// Converts the whole text.
  mutating func run() -> Outcome {
    while i < text.count {
      let choicePlace = findChoice()
      let mayBePhrase = convertCommon(before: choicePlace)
      if meetsEntry { break }
      if mayBePhrase {
        if applyPhrase(text.codePoint(at: i).value) { continue }
        convertPlain()
      } else if i == choicePlace {
        convertChoice()
      } else if i < choicePlace, i < text.count, let outcome = convertRare() {
        return outcome
      }
    }
    return meetsEntry ? .meetsEntry : isFull ? .full : .done(o)
  }

  /// Converts characters of three bytes and ASCII, and the phrases that plainly stand there, up to something else, the last bytes, or a place
  /// where a phrase may have started.
  ///
  /// SAFETY: loads of 8 bytes at `i` stay below `count`, since `i <= count - 8`; stores of 8 bytes at `o` stay below `capacity`, since what is
  /// written here is as long as what is read and `fits` has kept three bytes of room for each byte that is left, and 64 more.
  ///
  /// - Parameter place: where to stop at the latest, the start of a character of three bytes.
  /// - Returns: whether `i` is the second character of what may be a phrase.
  private mutating func convertCommon(before place: Int) -> Bool {
    let pages = tables.pages
    let index = tables.index
    let (first, firstShift) = (first.words, first.shift)
    let start = text.start
    let last = start + min(text.count &- 8, place &- 1)
    var input = start + i
    var output = UnsafeMutableRawPointer(self.output) + o
    var previous = self.previous
    var mayBePhrase = false
    let firstPlain = start + (previousInput == i &- 3 && previousOutput == o &- 3 ? i : i &+ 1)
    while input <= last {
      let word = input.loadUnaligned(as: UInt32.self)
      if _fastPath(word & 0x00C0_C0F0 == 0x0080_80E0) {
        let value = (word & 0x0F) &<< 12 | (word & 0x3F00) &>> 2 | word &>> 16 & 0x3F
        let entry = pages[Int(index[Int(value &>> 6)]) &<< 6 | Int(value & 0x3F)]
        output.storeBytes(of: entry, as: UInt32.self)
        let slot = BigramHash.slot(previous, value, shift: firstShift)
        let hit = first[slot &>> 5] &>> UInt32(truncatingIfNeeded: slot & 31) & 1
        if _slowPath(entry &>> 24 != 0) { break }
        if _slowPath(hit != 0) {
          if previous != 0 {
            let place = input - start &- 3
            if meetsEntry(at: place) { break }
            let found = input < firstPlain ? .unclear : plainPhrase(at: place, previous, value)
            if found.length > 0, let end = write(found.result, at: output - 3, rest: text.count &- (place &+ found.length)) {
              input = input + (found.length &- 3)
              output = end
              base = place &+ found.length
              previous = 0
              if meetsEntry(inside: place..<base) { break }
              continue
            }
            mayBePhrase = found != .none
            if mayBePhrase { break }
          }
        }
        previous = value
        input += 3
        output += 3
      } else if word & 0x80 == 0 {
        repeat {
          let bytes = input.loadUnaligned(as: UInt64.self)
          output.storeBytes(of: bytes, as: UInt64.self)
          let count = (bytes & 0x8080_8080_8080_8080).trailingZeroBitCount &>> 3
          input += count
          output += count
          if count < 8 { break }
        } while input <= last
        previous = UInt32(input.load(fromByteOffset: -1, as: UInt8.self))
      } else {
        break
      }
    }
    remember(previous, input - start, output - UnsafeMutableRawPointer(self.output))
    return mayBePhrase
  }

  /// The phrase that starts with two characters and applies; nothing is told of a place whose characters before it or behind it are not at hand.
  @inline(__always)
  private func plainPhrase(at start: Int, _ first: UInt32, _ second: UInt32) -> PlainPhrase {
    guard (first &- 0x800) < 0xF800, start &+ 48 <= text.count else { return .unclear }
    let place = text.start + start
    let found = tables.plainPhrase(at: place, first, second, base: text.start + base, floor: text.start, count: text.count &- start)
    if found.length > 0, let borders = scanner.borders, borders.mayCut(start..<start &+ found.length, text) { return .unclear }
    return found
  }

  /// Writes a result of the tables at a place; `nil` where there is no room for it and for `rest` more bytes to come.
  ///
  /// SAFETY: 16 bytes of `output` are free beyond what `fits` has granted, and the tables' texts end with 16 bytes of padding.
  @inline(__always)
  private func write(_ result: UInt32, at place: UnsafeMutableRawPointer, rest: Int) -> UnsafeMutableRawPointer? {
    let count = Int(result & 0xFF)
    let written = place - UnsafeMutableRawPointer(output)
    guard count <= 16, written &+ count &+ Self.capacity(for: rest) <= capacity else { return nil }
    let source = UnsafeRawPointer(tables.texts + Int(result &>> 8))
    place.storeBytes(of: source.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
    return place + count
  }

  /// Stops at a place behind characters that are as long as what they became.
  private mutating func remember(_ previous: UInt32, _ i: Int, _ o: Int) {
    if i != self.i {
      let length = previous < 0x80 ? 1 : 3
      (previousInput, previousOutput) = (i &- length, o &- length)
    }
    (self.previous, self.i, self.o) = (previous, i, o)
  }

  /// The place of the next choice.
  private mutating func findChoice() -> Int {
    while nextChoice < choices.count, choices[nextChoice].place < i { nextChoice += 1 }
    return nextChoice < choices.count ? choices[nextChoice].place : .max
  }

  /// Writes what was chosen for the character at `i`, unless a phrase that started before takes it.
  private mutating func convertChoice() {
    let value = text.codePoint(at: i).value
    if previous != 0, first.contains(previous, value), meetsEntry(at: i &- 3) || applyPhrase(value) { return }
    UnsafeMutableRawPointer(output + o).storeBytes(of: choices[nextChoice].result, as: UInt32.self)
    advance(3, 3, value)
  }

  /// Writes the character of three bytes at `i` as it stands in the table.
  private mutating func convertPlain() {
    let (value, length) = text.codePoint(at: i)
    writeCharacter(value, length, length == 3 ? tables.pages[Int(tables.index[Int(value >> 6)]) << 6 | Int(value & 0x3F)] : 0)
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
        if meetsEntry(at: i &- 3) || meetsEntry(inside: i..<i &+ length) { return .meetsEntry }
        pass(length, as: 0)
        base = i
        return nil
      }
    default:
      if value > 0xFFFF, tables.compatibility[value] != nil { return .notNormalized }
    }
    if previous != 0, first.contains(previous, value) {
      if meetsEntry(at: i &- 3) { return .meetsEntry }
      if applyPhrase(value) { return fits(0) || meetsEntry ? nil : .full }
    }
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

// Entries of the user's dictionary: they end the run, so that the text is cut at them.
extension Kernel {
  /// Whether an entry stands at a place.
  @inline(__always)
  private mutating func meetsEntry(at place: Int) -> Bool {
    guard let probe, place >= 0, probe.entries.stands(in: text, at: place) else { return false }
    meetsEntry = true
    return true
  }

  /// Whether an entry starts inside a stretch that is passed over as a whole.
  private mutating func meetsEntry(inside range: Range<Int>) -> Bool {
    guard let probe, probe.entries.starts(in: text, range) else { return false }
    meetsEntry = true
    return true
  }
}

// Phrases: rare, so that clarity counts.
extension Kernel {
  /// Applies the phrase that starts at the previous character, if the conversion arrives there; `i` is its second character, `value`.
  @inline(never)
  private mutating func applyPhrase(_ value: UInt32) -> Bool {
    guard previous >= 0x80 else { return applyPhraseAfterASCII() }
    let start = previousInput
    guard let change = tables.changes.longest(text.start + start, text.count &- start, previous, value) else { return false }
    let (isRun, isSettled) = (change.isRun, change.isSettled)
    if !isSettled || change.isExtended {
      let length = scanner.segmentLength(at: start, previous, value)
      if length > 0, isRun || length != change.length { return applySegment(at: start, length, value) }
    }
    guard scanner.isBorder(at: start, before: previous, value, floor: base), !isRun || isSettled && isSettledRun(change, from: start) else {
      return applyPhraseExactly(at: start)
    }
    let range = start..<start &+ change.length
    if let borders = scanner.borders, change.result != ChangeTable.stepwise, borders.cut(range, text) { return false }
    return apply(change.result, range)
  }

  /// Applies another phrase than the longest one that changes something: a segment keeps that one from matching.
  private mutating func applySegment(at start: Int, _ length: Int, _ value: UInt32) -> Bool {
    let result = tables.changes.result(text.start + start, length: length, isRun: false, previous, value)
    return result != nil && applyPhraseExactly(at: start)
  }

  /// Whether no segment starts at the last character of a run's phrase, and no later step reaches across its ends.
  private func isSettledRun(_ change: ChangeTable.Match, from start: Int) -> Bool {
    let end = start &+ change.length
    if end == text.count { return !scanner.isOpen(at: start) }
    guard text.byte(end &- 3) & 0xF0 == 0xE0, let segments = tables.segments else { return false }
    let last = text.codePoint(at: end &- 3).value
    let next = text.codePoint(at: end).value
    if segments.first.contains(last, next), scanner.segmentLength(at: end &- 3, last, next) > 0 { return false }
    guard let edge = tables.edge else { return true }
    return !edge.contains(last, next) && !scanner.isOpen(at: start)
  }

  /// Follows the conversion from the nearest place where it surely arrives, and applies what it finds at `start`.
  private mutating func applyPhraseExactly(at start: Int) -> Bool {
    guard let match = scanner.match(at: start), let result = match.result else { return false }
    let border = scanner.border(atOrBefore: start, floor: base)
    guard border == start || scanner.arrives(at: start, from: border) else { return false }
    if result == ChangeTable.stepwise { return convertStepwise(from: border, past: start &+ match.length) }
    return apply(result, start..<start &+ match.length)
  }

  /// Applies the leftmost phrase that starts in the run of ASCII before `i` and reaches beyond it.
  private mutating func applyPhraseAfterASCII() -> Bool {
    var start = previousInput
    while start > base, start > previousInput &- 8, text.byte(start &- 1) < 0x80 { start &-= 1 }
    while start <= previousInput {
      if let match = scanner.match(at: start), start &+ match.length > i { return applyPhraseExactly(at: start) }
      start &+= 1
    }
    return false
  }

  @inline(__always)
  private mutating func apply(_ result: UInt32, _ range: Range<Int>) -> Bool {
    if meetsEntry(inside: range) { return stop() }
    let result = tables.text(result)
    settle(input: range.upperBound, output: previousOutput &- (previousInput &- range.lowerBound))
    guard fits(result.count) else { return giveUp() }
    write(result)
    return true
  }

  /// Writes a result of the tables, which may be read up to 16 bytes beyond its end.
  ///
  /// SAFETY: 16 bytes of `output` are free beyond what `fits` has granted, and the tables' texts end with 16 bytes of padding.
  @inline(__always)
  private mutating func write(_ result: UnsafeBufferPointer<UInt8>) {
    let source = UnsafeRawPointer(result.baseAddress!)
    let target = UnsafeMutableRawPointer(output + o)
    if result.count <= 16 {
      target.storeBytes(of: source.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
    } else {
      target.copyMemory(from: source, byteCount: result.count)
    }
    o &+= result.count
  }

  /// Ends the run: the output is too small.
  private mutating func giveUp() -> Bool {
    isFull = true
    return stop()
  }

  private mutating func stop() -> Bool {
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
  private mutating func convertStepwise(from start: Int, past end: Int) -> Bool {
    let end = scanner.border(atOrAfter: end)
    if meetsEntry(inside: start..<end) { return stop() }
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
