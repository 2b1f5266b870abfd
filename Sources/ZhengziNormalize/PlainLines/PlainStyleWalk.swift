// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// A walk over the bytes of one line for the full styles: what the rules for marks, brackets, spaces and quotations do where neighbours alone decide.
///
/// Wherever more than the neighbours would be asked, such as the script of a sentence or the grammar of a span, the line is not plain.
struct PlainStyleWalk {
  let bytes: PlainBytes
  var quotes: PlainQuotes
  var i = 0
  /// The bytes before it are written, or left out.
  private var written = 0
  private(set) var isChanged = false
  var previous = PlainKind.edge
  /// Where the spaces before the place start, and what stands before them.
  var gapStart = 0
  var beforeGap = PlainKind.edge
  /// Where the bracket of ASCII that is open closes, and whether the pair becomes full-width.
  var closing = -1
  var isClosingWide = false
  /// One past the last mark of ASCII that became full-width.
  var changedEnd = -1
  private var hasHan = false
  /// Where the text starts, once that was asked for.
  private var contentStart = -1
  /// Where the straight quotation that is open closes, and the form of its mark there.
  var quoteEnd = -1
  var quoteForm: UInt32 = 0x22
  /// What stands before the quotation mark before the place, if that closes.
  var beforeQuote = PlainKind.other
  /// Whether the line has straight quotation marks, and Han outside of them: else it may be code.
  var hasStraight = false
  private var hasHanOutside = false
  var script = PlainScript()

  init(_ bytes: UnsafeRawBufferPointer, _ kinds: UnsafeBufferPointer<PlainKind>, _ forms: PunctuationStyle.Quotes) {
    self.bytes = PlainBytes(bytes, kinds)
    quotes = PlainQuotes(forms)
  }

  mutating func run(_ output: inout [UInt8]) -> PlainLines.Outcome {
    while i < bytes.count {
      let isPlain = bytes[i] < 0x80 ? takeASCII(&output) : takeHan(&output) || takeWideMark(&output)
      guard isPlain else { return .other }
    }
    guard hasHan, !quotes.isOpen, !hasStraight || hasHanOutside else { return .other }
    guard isChanged else { return .unchanged }
    script.endSentence()
    guard !script.mayBeLatin else { return .other }
    output.append(contentsOf: bytes[written..<bytes.count])
    return .rewritten
  }

  @inline(__always)
  private mutating func takeASCII(_ output: inout [UInt8]) -> Bool {
    switch bytes.kind(i) {
    case .letter, .digit: return takeWord(&output)
    case .space:
      takeSpaces()
      return true
    case .mark: return takeMark(bytes[i], &output)
    default: return false
    }
  }

  @inline(__always)
  private mutating func takeWord(_ output: inout [UInt8]) -> Bool {
    guard closeGap(before: .letter, &output) else { return false }
    var hasLetter = false
    var end = i
    while bytes.isAlphanumeric(end) {
      if !bytes.isDigit(end) { hasLetter = true }
      end &+= 1
    }
    i = end
    previous = bytes.isDigit(end &- 1) ? .digit : .letter
    if hasLetter { script.takeWord() }
    return true
  }

  private mutating func takeSpaces() {
    gapStart = i
    beforeGap = previous
    previous = .space
    while bytes[i] == UInt8(ascii: " ") { i &+= 1 }
  }

  /// Leaves out the spaces before the place where they stand beside a full-width mark, up to three; returns whether that is plain.
  @inline(__always)
  mutating func closeGap(before next: PlainKind, _ output: inout [UInt8]) -> Bool {
    guard previous == .space, beforeGap.ownsNoSpace || next.ownsNoSpace, beforeGap != .edge else { return true }
    return closeGapByMark(before: next, &output)
  }

  private mutating func closeGapByMark(before next: PlainKind, _ output: inout [UInt8]) -> Bool {
    if contentStart < 0 { contentStart = startOfContent }
    guard i - gapStart <= 3, beforeGap != .mark, next != .mark, gapStart >= contentStart else { return true }
    guard beforeGap != .bracket, next != .bracket else { return false }
    output.append(contentsOf: bytes[written..<gapStart])
    written = i
    isChanged = true
    return true
  }

  /// Behind the markers of lists, which own the space behind them. See ``Line/contentStart``.
  private var startOfContent: Int {
    var i = 0
    while true {
      while bytes[i] == UInt8(ascii: " ") { i += 1 }
      let end = markerEnd(from: i)
      guard end > i, bytes[end] == UInt8(ascii: " ") else { return i }
      i = end
    }
  }

  private func markerEnd(from start: Int) -> Int {
    switch bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): return bytes.run(from: start) { bytes[$0] == bytes[start] }
    case 0xE2: return bytes.isDrawing(start) ? start + 3 : start
    default: break
    }
    let end = bytes.run(from: start) { bytes.isAlphanumeric($0) || bytes[$0] == UInt8(ascii: ".") }
    guard end > start, end - start <= 8 else { return start }
    if bytes[end] == UInt8(ascii: ")") { return end + 1 }
    return bytes[end - 1] == UInt8(ascii: ".") || bytes.isDigit(start) ? end : start
  }

  /// Puts a character in the place of the byte or bytes at the place, and goes on behind them.
  mutating func put(_ code: UInt32, for length: Int, _ output: inout [UInt8]) {
    output.append(contentsOf: bytes[written..<i])
    output.append(codePoint: code)
    i &+= length
    written = i
    isChanged = true
  }

  /// Passes over ideographs of U+4E00 to U+9FFF; returns whether there is one.
  @inline(__always)
  private mutating func takeHan(_ output: inout [UInt8]) -> Bool {
    guard bytes.isHan(i), closeGap(before: .han, &output) else { return false }
    let start = i
    var end = i &+ 3
    while bytes.isHan(end) { end &+= 3 }
    i = end
    previous = .han
    hasHan = true
    if quoteEnd < 0 { hasHanOutside = true }
    script.takeHan(i &- start)
    quotes.takeHan()
    return true
  }

  private mutating func takeWideMark(_ output: inout [UInt8]) -> Bool {
    guard let code = bytes.wideMark(i) else { return takeDrawing() }
    let kind = Self.kind(code)
    if kind == .stop, previous == .stop { return false }
    guard closeGap(before: kind, &output) else { return false }
    switch kind {
    case .quote: return takeQuote(code, &output)
    case .ellipsis:
      // Two make one.
      guard previous != .ellipsis, bytes.wideMark(i + 3) == 0x2026, bytes.wideMark(i + 6) != 0x2026 else { return false }
      i &+= 3
    case .stop, .wideMark: if code == 0x3002 || code == 0xFF01 || code == 0xFF1F { script.endSentence() }
    default: break
    }
    i &+= 3
    previous = kind
    return true
  }

  /// `│`, between the cells of a table: neither text nor a mark.
  private mutating func takeDrawing() -> Bool {
    guard bytes.isDrawing(i) else { return false }
    i &+= 3
    previous = .mark
    return true
  }

  private mutating func takeQuote(_ code: UInt32, _ output: inout [UInt8]) -> Bool {
    guard previous != .mark, previous != .bracket, quoteEnd < 0, let form = quotes.form(of: code) else { return false }
    beforeQuote = Quotation.isOpening(code) ? .other : previous
    if form == code { i &+= 3 } else { put(form, for: 3, &output) }
    previous = .quote
    return true
  }

  private static func kind(_ code: UInt32) -> PlainKind {
    switch code {
    case 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B: .stop
    case 0xFF09, 0x300B: .closer
    case 0x300C...0x300F, 0x201C, 0x201D: .quote
    case 0x3010, 0x3011: .frame
    case 0x2014: .dash
    case 0x2026: .ellipsis
    default: .wideMark
    }
  }
}
