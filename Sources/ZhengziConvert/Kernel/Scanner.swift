// SPDX-License-Identifier: Apache-2.0

/// Takes a text apart as a configuration does, place by place, exactly: what the kernel asks where a phrase may start, and what explains.
struct Scanner {
  let tables: ConversionTables
  let text: Text
  /// What may keep a phrase from being applied; `nil` where the dictionaries alone decide.
  let borders: WordBorders?

  /// A phrase at a place.
  struct Match {
    /// In bytes.
    var length: Int
    /// ``ChangeTable/stepwise``, or a reference to its result; `nil` where its characters stand for themselves.
    var result: UInt32?
  }

  /// The phrase that matches where the conversion has arrived at `i`; `nil` where the single character stands for itself.
  func match(at i: Int) -> Match? {
    let first = text.codePoint(at: i)
    guard first.length > 0, i &+ first.length < text.count else { return nil }
    let second = text.codePoint(at: i &+ first.length)
    return second.length > 0 ? match(at: i, first, second.value) : nil
  }

  /// The same where the first two characters are known.
  func match(at i: Int, _ first: (value: UInt32, length: Int), _ second: UInt32) -> Match? {
    guard let match = dictionaryMatch(at: i, first, second) else { return nil }
    if let borders, match.result != ChangeTable.stepwise, borders.cut(i..<i &+ match.length, text) { return nil }
    return match
  }

  @inline(__always)
  private func dictionaryMatch(at i: Int, _ first: (value: UInt32, length: Int), _ second: UInt32) -> Match? {
    let length = segmentLength(at: i, first.value, second)
    if length > 0 { return Match(length: length, result: result(at: i, length, isRun: false, first.value, second)) }
    guard let runs = tables.runs, runs.first.contains(first.value, second) else { return nil }
    return match(in: runs, at: i, first, second)
  }

  /// The length of the segment that starts at a place; 0 for none.
  @inline(__always)
  func segmentLength(at i: Int, _ first: UInt32, _ second: UInt32) -> Int {
    tables.segmentLength(text.start + i, text.count &- i, first, second)
  }

  private func result(at i: Int, _ length: Int, isRun: Bool, _ first: UInt32, _ second: UInt32) -> UInt32? {
    tables.changes.result(text.start + i, length: length, isRun: isRun, first, second)
  }

  /// A phrase inside a run: a run ends where the next segment starts, so that only what fits before it can match.
  private func match(in runs: PhraseTable, at i: Int, _ first: (value: UInt32, length: Int), _ second: UInt32) -> Match? {
    var length = runs.longest(text.start + i, text.count &- i, first.value, second)
    if length == 0 { return nil }
    let end = runEnd(from: i &+ first.length, before: i &+ length)
    if end < i &+ length {
      length = runs.longest(text.start + i, end &- i, first.value, second)
      if length == 0 { return nil }
    }
    if isOpen(at: i) || isOpen(at: i &+ length) { return Match(length: length, result: ChangeTable.stepwise) }
    return Match(length: length, result: result(at: i, length, isRun: true, first.value, second))
  }

  /// The first place from `start` on where a segment starts, or `end`.
  private func runEnd(from start: Int, before end: Int) -> Int {
    var i = start
    while i < end {
      let first = text.codePoint(at: i)
      guard first.length > 0, i &+ first.length < text.count else { return end }
      let second = text.codePoint(at: i &+ first.length)
      if second.length > 0, segmentLength(at: i, first.value, second.value) > 0 { return i }
      i &+= first.length
    }
    return end
  }

  /// Whether a later step could reach across a place.
  func isOpen(at i: Int) -> Bool {
    guard let edge = tables.edge, i > 0, i < text.count else { return false }
    let before = text.codePoint(before: i, floor: 0)
    let after = text.codePoint(at: i)
    return before.length > 0 && after.length > 0 && edge.contains(before.value, after.value)
  }

  /// Whether the conversion surely arrives at `i`, where `value` and `next` stand: the quick answer, where characters are of three bytes.
  @inline(__always)
  func isBorder(at i: Int, before value: UInt32, _ next: UInt32, floor: Int) -> Bool {
    if i == floor { return true }
    guard i &- 3 >= floor, text.byte(i &- 3) & 0xF0 == 0xE0 else { return false }
    let before = text.codePoint(at: i &- 3)
    return before.length == 0 || tables.isBorder(before.value, value, next)
  }

  /// The nearest place at or before `i`, not before `floor`, at which the conversion arrives whatever stands before it.
  func border(atOrBefore i: Int, floor: Int) -> Int {
    var place = i
    while place > floor {
      let before = text.codePoint(before: place, floor: floor)
      let after = text.codePoint(at: place)
      if before.length == 0 || after.length == 0 || tables.isBorder(before.value, after.value, next(place &+ after.length)) { break }
      place &-= before.length
    }
    return place
  }

  /// The nearest place at or after `i`, but after `floor`, at which the conversion arrives whatever stands before it.
  func border(atOrAfter i: Int) -> Int {
    var place = i
    while place > 0, place < text.count {
      let before = text.codePoint(before: place, floor: 0)
      let after = text.codePoint(at: place)
      if before.length == 0 || after.length == 0 || Text.operands(of: after.value) > 0 { break }
      if tables.isBorder(before.value, after.value, next(place &+ after.length)) { break }
      place &+= after.length
    }
    return min(place, text.count)
  }

  /// The character at a place, 0 where none is.
  private func next(_ i: Int) -> UInt32 { i < text.count ? text.codePoint(at: i).value : 0 }

  /// Whether the conversion, which surely arrives at `border`, arrives at `place`, too.
  func arrives(at place: Int, from border: Int) -> Bool {
    var i = border
    while i < place { i &+= match(at: i)?.length ?? max(text.codePoint(at: i).length, 1) }
    return i == place
  }
}
