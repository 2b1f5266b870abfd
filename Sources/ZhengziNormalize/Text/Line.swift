// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// A line as tokens, between two edges: rules look at neighbours without a test for the end, and change tokens in place.
///
/// `tokens[0]` and the last token are edges. What is neither Han nor a letter, a digit or a space is a sign; each sign knows the next one, so that
/// rules pass over words at once. A rule that takes tokens away or puts some in makes ``splices``, so that what was not touched can still be copied.
struct Line: ~Copyable {
  /// In memory of its own: a line is handed to hundreds of functions, as one pointer and not as all that it holds.
  private let state: UnsafeMutablePointer<LineState>

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: LineState())
  }

  // SAFETY: here and below: the state is initialized with the line, lives as long, and nothing else points to it.
  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  var tokens: TokenBuffer {
    @inline(__always) _read { yield state.pointee.tokens }
    @inline(__always) _modify { yield &state.pointee.tokens }
  }
  var spare: TokenBuffer {
    @inline(__always) _read { yield state.pointee.spare }
    @inline(__always) _modify { yield &state.pointee.spare }
  }
  var splices: [Splice] {
    @inline(__always) get { state.pointee.splices }
    @inline(__always) _modify { yield &state.pointee.splices }
  }
  var finder: SentenceFinder {
    @inline(__always) get { state.pointee.finder }
    @inline(__always) _modify { yield &state.pointee.finder }
  }
  var places: [Int] {
    @inline(__always) get { state.pointee.places }
    @inline(__always) _modify { yield &state.pointee.places }
  }
  var pairs: [Quotes.Pair] {
    @inline(__always) get { state.pointee.pairs }
    @inline(__always) _modify { yield &state.pointee.pairs }
  }
  var traits: LineTraits {
    @inline(__always) get { state.pointee.traits }
    @inline(__always) _modify { yield &state.pointee.traits }
  }
  var changes: Int {
    @inline(__always) get { state.pointee.changes }
    @inline(__always) _modify { yield &state.pointee.changes }
  }
  var hasNotes: Bool {
    @inline(__always) get { state.pointee.hasNotes }
    @inline(__always) _modify { yield &state.pointee.hasNotes }
  }
  var hasLooseQuotes: Bool {
    @inline(__always) get { state.pointee.hasLooseQuotes }
    @inline(__always) _modify { yield &state.pointee.hasLooseQuotes }
  }
  var isInPairedLines: Bool {
    @inline(__always) get { state.pointee.isInPairedLines }
    @inline(__always) _modify { yield &state.pointee.isInPairedLines }
  }
  var isProtected: Bool {
    @inline(__always) get { state.pointee.isProtected }
    @inline(__always) _modify { yield &state.pointee.isProtected }
  }
  var userText: [Range<Int>] {
    @inline(__always) get { state.pointee.userText }
    @inline(__always) _modify { yield &state.pointee.userText }
  }
  var firstTouched: Int {
    @inline(__always) get { state.pointee.firstTouched }
    @inline(__always) _modify { yield &state.pointee.firstTouched }
  }
  var untouchedTail: Int {
    @inline(__always) get { state.pointee.untouchedTail }
    @inline(__always) _modify { yield &state.pointee.untouchedTail }
  }

  mutating func save(_ range: Range<Int>) { state.pointee.save(range) }
  mutating func takeSpare() { state.pointee.takeSpare() }

  /// The places of the first and one past the last token.
  var indices: Range<Int> { 1..<tokens.count - 1 }

  subscript(i: Int) -> Token {
    @inline(__always) get { tokens[i] }
    @inline(__always) set { tokens[i] = newValue }
  }

  /// The next sign after `i`, or `false` at the end of the line. Words and runs of Han are passed over at once.
  @inline(__always)
  func nextSign(_ i: inout Int) -> Bool {
    i = sign(after: i)
    return i < tokens.count - 1
  }

  /// The place of the next sign after `i`, which is the last token where there is none.
  @inline(__always)
  func sign(after i: Int) -> Int {
    if tokens[i].kind.isSign { return Int(tokens[i].nextSign) }
    var j = i + 1
    while !tokens[j].kind.isSign { j += 1 }
    return j
  }

  static func edge(_ place: Int) -> Token { Token(Token.invalid, .edge, place, place) }

  /// Finds out anew what the line holds, whatever has changed, and takes all protection away.
  mutating func surveyAll() {
    unprotect()
    linkSigns()
    traits = found()
  }

  /// The same after rules that leave every word as it is. Cost: the signs, and all of the line where spans were protected.
  mutating func survey() {
    if isProtected { unprotect() }
    traits.formIntersection(.words)
    var i = 0
    while nextSign(&i) {
      tokens[i].isQuotation = false
      tokens[i].opens = false
      if mayStartSpan(i) { traits.formUnion(.spans) }
      guard tokens[i].kind != .mark || !isIdle(i) else { continue }
      traits.formUnion(LineTraits(tokens[i], after: tokens[i - 1]))
      if tokens[i].kind == .wideMark, tokens[i + 1].kind == .space { traits.formUnion(.spaces) }
    }
  }

  private mutating func unprotect() {
    for i in tokens.indices {
      if tokens[i].kind.isSign {
        tokens[i].isQuotation = false
        tokens[i].opens = false
      }
      if tokens[i].span != .userText, tokens[i].span != .none || tokens[i].kind == .digit {
        tokens[i].span = startsWithDigit(i) ? .number : .none
      }
    }
    isProtected = false
  }

  /// Whether the token is a digit, and no letter stands before it in its word: whatever else follows, the digits are a number.
  private func startsWithDigit(_ i: Int) -> Bool {
    guard tokens[i].kind == .digit else { return false }
    var j = i - 1
    while tokens[j].kind == .combining { j -= 1 }
    return tokens[j].kind != .letter && (tokens[j].kind != .digit || tokens[j].span == .number)
  }

  /// Tells each sign where the next one is.
  mutating func linkSigns() {
    var last = 0
    var i = 1
    while i < tokens.count {
      if tokens[i].kind.isSign {
        tokens[last].nextSign = Int32(truncatingIfNeeded: i)
        last = i
      }
      i += Int(tokens[i].run)
    }
    tokens[last].nextSign = Int32(truncatingIfNeeded: last)
  }

  /// Whether the mark stands within a name or number, or behind a word before a space and another word or Han: so stand most marks of Latin text,
  /// and no rule takes one there.
  private func isIdle(_ i: Int) -> Bool {
    let left = tokens[i - 1].kind
    guard left == .letter || left == .digit else { return false }
    switch UInt8(truncatingIfNeeded: tokens[i].code) {
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return isWord(i + 1) || isNextWord(i)
    case UInt8(ascii: ","): return left == .digit && tokens[i + 1].kind == .digit || isNextWord(i)
    default: return false
    }
  }

  private func isWord(_ i: Int) -> Bool { tokens[i].kind == .letter || tokens[i].kind == .digit }
  private func isNextWord(_ i: Int) -> Bool { tokens[i + 1].kind == .space && (isWord(i + 2) || tokens[i + 2].kind == .han) }

  private func mayStartSpan(_ i: Int) -> Bool {
    SpanStart.isPossible(tokens[i].code, after: tokens[i - 1], before: tokens[i + 1].code)
  }

  private func found() -> LineTraits {
    var found: LineTraits = []
    var i = 1
    while i < tokens.count - 1 {
      if mayStartSpan(i) { found.formUnion(.spans) }
      if tokens[i].kind != .mark || !isIdle(i) { found.formUnion(LineTraits(tokens[i], after: tokens[i - 1])) }
      i += Int(tokens[i].run)
    }
    return found
  }

  /// Puts another character in a token's place.
  mutating func change(_ i: Int, to code: UInt32, _ rule: Normalization) {
    guard tokens[i].span != .userText else { return }
    tokens[i].code = code
    tokens[i].kind = CharacterClass(code)
    tokens[i].run = 1
    if tokens[i].rule == nil || tokens[i].isNoted { tokens[i].rule = rule }
    tokens[i].isNoted = false
    changes += 1
    touch(i..<i + 1)
    traits.formUnion(LineTraits(tokens[i], after: tokens[i - 1]))
    traits.formUnion(LineTraits(tokens[i + 1], after: tokens[i]))
  }

  /// Marks a token that was looked at and left alone.
  mutating func note(_ i: Int, _ rule: Normalization) {
    guard tokens[i].rule == nil, tokens[i].span != .userText else { return }
    tokens[i].rule = rule
    tokens[i].isNoted = true
    hasNotes = true
    touch(i..<i + 1)
  }

  /// Remembers which tokens differ from the text.
  mutating func touch(_ range: Range<Int>) {
    firstTouched = min(firstTouched, range.lowerBound)
    untouchedTail = min(untouchedTail, tokens.count - range.upperBound)
  }
}
