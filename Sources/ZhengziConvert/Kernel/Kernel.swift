// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Converts text at the speed of a character table, and looks for phrases only where one may change something.
///
/// Most phrases of a dictionary say what the character table says, too, and matter only because they keep other phrases from matching. So the
/// kernel writes each character's own result at once, and tests each pair of neighbours against the bigrams with which a phrase that changes
/// something starts, a ``Block`` at a time. Nearly all phrases apply where they stand, as their nearest neighbours tell (``PhraseCandidates``). For
/// the others it goes back to the nearest place at which the exact conversion surely arrives, follows it from there, and applies the phrase if
/// the conversion arrives at its start.
struct Kernel: ~Copyable {
  let tables: ConversionTables
  let text: Text
  let scanner: Scanner
  private let probe: EntryProbe?
  /// The bigrams at which a phrase or an entry may start.
  private let first: BigramSet
  private let context: Context?
  /// The characters whose form the context may choose.
  private let doubtful: CharacterBits?
  let output: UnsafeMutablePointer<UInt8>
  let capacity: Int

  private var block: Block
  /// The next byte to write the result of, and where it goes.
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
  ///   - context: what is asked beyond the dictionaries; `nil` where they alone decide.
  ///   - probe: entries at which the run ends; `nil` for none.
  init(
    _ tables: ConversionTables, _ text: Text, context: Context? = nil, probe: EntryProbe? = nil,
    output: UnsafeMutablePointer<UInt8>, capacity: Int
  ) {
    self.tables = tables
    self.text = text
    block = Block(for: text.count)
    self.probe = probe
    first = probe?.first ?? tables.first
    self.context = context
    doubtful = context?.forms.characters
    scanner = Scanner(tables: tables, text: text, borders: context?.borders)
    self.output = output
    self.capacity = capacity
  }

  /// Converts the whole text.
  mutating func run() -> Outcome {
    while i < text.count {
      block.read(text, from: i, after: previous, tables, first, doubtful: doubtful)
      if block.end > i {
        convertBlock()
      } else if let outcome = convertRare() {
        return outcome
      }
      if meetsEntry { break }
    }
    return meetsEntry ? .meetsEntry : isFull ? .full : .done(o)
  }

  /// Writes what the block's characters become, and the phrases that apply in it.
  private mutating func convertBlock() {
    if meetsEntryInBlock() { return }
    chooseForms()
    block.findPhrases(text, tables, scanner.borders)
    let start = block.start
    for index in 0..<block.phrases.count {
      let candidate = block.phrases[index]
      let second = start &+ Int(candidate.second)
      if _fastPath(candidate.length > 0) {
        let place = second &- 3
        if place < base { continue }
        copy(upTo: place)
        write(candidate.length, candidate.result, at: place)
      } else if second > base {
        convertUnclear(candidate, at: second)
      }
      if isFull || meetsEntry { return }
    }
    finishBlock()
  }

  /// Writes what characters of the block become, up to a place.
  ///
  /// SAFETY: up to 63 bytes are written behind the end, where `fits` has kept 64.
  @inline(__always)
  private mutating func copy(upTo place: Int) {
    let count = place &- i
    var source = UnsafeRawPointer(block.results) + (i &- block.start)
    var target = UnsafeMutableRawPointer(output) + o
    let end = target + count
    repeat {
      target.storeBytes(of: source.loadUnaligned(as: SIMD64<UInt8>.self), as: SIMD64<UInt8>.self)
      source += 64
      target += 64
    } while target < end
    i = place
    o &+= count
  }

  /// Writes what a phrase of a length becomes that stands at a place.
  ///
  /// SAFETY: 16 bytes of `output` are free beyond what `fits` has granted, and the tables' texts end with 16 bytes of padding.
  @inline(__always)
  private mutating func write(_ length: UInt32, _ result: UInt32, at place: Int) {
    let count = Int(result & 0xFF)
    base = place &+ Int(length)
    i = base
    previous = 0
    if !fits(count) {
      _ = giveUp()
      return
    }
    let source = UnsafeRawPointer(tables.texts + Int(result &>> 8))
    let target = UnsafeMutableRawPointer(output + o)
    if _fastPath(count <= 16) {
      target.storeBytes(of: source.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
    } else {
      target.copyMemory(from: source, byteCount: count)
    }
    o &+= count
  }

  /// Applies what may be a phrase whose second character stands at a place of the block, if it does apply.
  @inline(never)
  private mutating func convertUnclear(_ candidate: PhraseCandidates.Candidate, at second: Int) {
    if candidate.entry != 0, isPlain(candidate.entry, at: second &- 3) {
      let length = UInt32(truncatingIfNeeded: tables.changes.match(candidate.entry).length)
      copy(upTo: second &- 3)
      return write(length, candidate.result, at: second &- 3)
    }
    if second > block.start {
      let length = text.byte(second &- 1) < 0x80 ? 1 : 3
      if second > i { copy(upTo: second) }
      previousInput = second &- length
      previousOutput = o &- length
      previous = text.codePoint(at: previousInput).value
    }
    if previous != 0 { _ = applyPhrase(text.codePoint(at: second).value) }
  }

  /// Whether a phrase applies at a place, as is known now that all before it is settled.
  private func isPlain(_ entry: UInt32, at place: Int) -> Bool {
    let match = tables.changes.match(entry)
    let (start, count) = (text.start, text.count &- place)
    guard tables.standing(of: match, at: start + place, base: start + base, floor: start, count: count) == .applies else { return false }
    return !(scanner.borders?.mayCut(place..<place &+ match.length, text) ?? false)
  }

  /// Writes what is left of the block.
  private mutating func finishBlock() {
    previous = 0
    guard i < block.end else { return }
    copy(upTo: block.end)
    previous = block.last
    let length = previous < 0x80 ? 1 : 3
    (previousInput, previousOutput) = (i &- length, o &- length)
  }

  /// Whether an entry of the user's dictionary stands at a hit of the block.
  private mutating func meetsEntryInBlock() -> Bool {
    guard let probe else { return false }
    for index in 0..<block.hitCount {
      let place = block.start &+ Int(block.hits[index]) &- 3
      if place >= 0, probe.stands(in: text, at: place) {
        meetsEntry = true
        return true
      }
    }
    return false
  }

  /// Gives characters of the block the forms that their neighbours ask for.
  private mutating func chooseForms() {
    guard block.doubtCount > 0, let context else { return }
    for index in 0..<block.doubtCount {
      let place = block.start &+ Int(block.doubts[index])
      let value = UTF8Word((text.start + place).loadUnaligned(as: UInt32.self)).threeBytes
      if let choice = context.choice(value, text, at: place, tables) { block.put(choice.result, at: place) }
    }
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
    let isDoubtful = length == 3 && (doubtful?.contains(value) ?? false)
    let choice = isDoubtful ? context?.choice(value, text, at: i, tables) : nil
    writeCharacter(value, length, choice?.result ?? entry)
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
