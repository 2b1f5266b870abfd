// SPDX-License-Identifier: Apache-2.0

/// Takes a text apart as a configuration does, place by place, exactly: what the kernel asks where a phrase may start, and what explains.
struct Scanner {
  let tables: ConversionTables
  let text: Text

  /// A phrase at a place.
  struct Match {
    /// In bytes.
    var length: Int
    /// ``PhraseTable/idle``, ``PhraseTable/stepwise``, or a reference to its result.
    var result: UInt32
  }

  /// The phrase that matches where the conversion has arrived at `i`; `nil` where the single character stands for itself.
  func match(at i: Int) -> Match? {
    let first = text.codePoint(at: i)
    guard first.length > 0, i &+ first.length < text.count else { return nil }
    let second = text.codePoint(at: i &+ first.length)
    guard second.length > 0 else { return nil }
    if let found = segment(at: i, first.value, second.value) { return Match(length: found.length, result: found.text) }
    guard let runs = tables.runs else { return nil }
    return match(in: runs, at: i, first, second)
  }

  @inline(__always)
  private func segment(at i: Int, _ first: UInt32, _ second: UInt32) -> (length: Int, text: UInt32)? {
    tables.segments?.longest(text.start + i, text.count &- i, first, second)
  }

  /// A phrase inside a run: a run ends where the next segment starts, so that only what fits before it can match.
  private func match(
    in runs: PhraseTable, at i: Int, _ first: (value: UInt32, length: Int), _ second: (value: UInt32, length: Int)
  ) -> Match? {
    guard let found = runs.longest(text.start + i, text.count &- i, first.value, second.value) else { return nil }
    let end = runEnd(from: i &+ first.length, before: i &+ found.length)
    var match = Match(length: found.length, result: found.text)
    if end < i &+ found.length {
      guard let shorter = runs.longest(text.start + i, end &- i, first.value, second.value) else { return nil }
      match = Match(length: shorter.length, result: shorter.text)
    }
    if tables.edge != nil, isOpen(at: i) || isOpen(at: i &+ match.length) { match.result = PhraseTable.stepwise }
    return match
  }

  /// The first place from `start` on where a segment starts, or `end`.
  private func runEnd(from start: Int, before end: Int) -> Int {
    var i = start
    while i < end {
      let first = text.codePoint(at: i)
      guard first.length > 0, i &+ first.length < text.count else { return end }
      let second = text.codePoint(at: i &+ first.length)
      if second.length > 0, segment(at: i, first.value, second.value) != nil { return i }
      i &+= first.length
    }
    return end
  }

  /// Whether a later step could reach across a place.
  private func isOpen(at i: Int) -> Bool {
    guard let edge = tables.edge, i > 0, i < text.count else { return false }
    let before = text.codePoint(before: i, floor: 0)
    let after = text.codePoint(at: i)
    return before.length > 0 && after.length > 0 && edge.contains(before.value, after.value)
  }

  /// Whether no phrase of any step reaches across the place between two neighbours.
  @inline(__always)
  func isBorder(_ before: UInt32, _ after: UInt32) -> Bool {
    if let segments = tables.segments, segments.inner.contains(before, after) { return false }
    if let runs = tables.runs, runs.inner.contains(before, after) { return false }
    if let edge = tables.edge, edge.contains(before, after) { return false }
    return true
  }

  /// The nearest place at or before `i`, not before `floor`, at which the conversion arrives whatever stands before it.
  func border(atOrBefore i: Int, floor: Int) -> Int {
    var place = i
    while place > floor {
      let before = text.codePoint(before: place, floor: floor)
      let after = text.codePoint(at: place)
      if before.length == 0 || after.length == 0 || isBorder(before.value, after.value) { break }
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
      if before.length == 0 || after.length == 0 || Text.operands(of: after.value) > 0 || isBorder(before.value, after.value) { break }
      place &+= after.length
    }
    return min(place, text.count)
  }

  /// Whether the conversion, which surely arrives at `border`, arrives at `place`, too.
  func arrives(at place: Int, from border: Int) -> Bool {
    var i = border
    while i < place { i &+= match(at: i)?.length ?? max(text.codePoint(at: i).length, 1) }
    return i == place
  }
}
