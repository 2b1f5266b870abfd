// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Lines of Han, words, numbers, full-width marks and quotations, and nothing that a grammar could hang on: most lines of prose.
///
/// They are rewritten from the bytes, without tokens, to what the rules make of them: full-width marks to ASCII with the spaces of ``AsciiMarks``
/// where the style has that, quotation marks to the style's by depth. What is anything else is left to the rules.
struct PlainLines: Sendable {
  /// Whether the rules are no others than those of a style.
  let isPossible: Bool
  private let writesASCII: Bool
  private let quotes: PunctuationStyle.Quotes

  init(_ options: Normalizer.Options) {
    let rules = options.normalizations
    writesASCII = rules.contains(.asciiMarks)
    quotes = options.style.quotes ?? .curly
    let known = writesASCII ? PunctuationStyle.ascii : PunctuationStyle.mainland
    isPossible = options.style.quotes != nil && options.protected.isEmpty && rules == known.normalizations
  }

  /// Appends the rewritten line; returns `false`, and leaves the output as it is, where the line is not plain or nothing changes.
  func rewrite(_ line: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    let start = output.count
    // SAFETY: the pointers do not leave the closures. The walk reads bytes below the count, and the table, of 128 entries, for bytes of ASCII.
    let isDone = line.withUnsafeBytes { bytes in
      Self.kinds.withUnsafeBufferPointer { kinds in
        var walk = PlainWalk(bytes, kinds, quotes, writesASCII: writesASCII)
        return walk.run(&output)
      }
    }
    if !isDone { output.removeSubrange(start...) }
    return isDone
  }

  fileprivate enum Kind: UInt8 {
    case edge, space, letter, digit, han
    /// A mark of ASCII that no protected span with a full-width mark in it starts with.
    case mark
    /// 、。，：；, of which two in a row are no plain text.
    case stop
    case wideMark, quote, ellipsis
    case other
  }

  private static let kinds: [Kind] = (0..<0x80).map { code in
    switch UInt8(code) {
    case UInt8(ascii: " "): .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "%"), UInt8(ascii: "("),
      UInt8(ascii: ")"),
      UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "+"):
      .mark
    default: .other
    }
  }
}

/// A walk over the bytes of one line.
private struct PlainWalk {
  private struct Quote {
    var open: UInt32
    var hasHan = false
  }

  private let bytes: UnsafeRawBufferPointer
  private let kinds: UnsafeBufferPointer<PlainLines.Kind>
  private let quotes: PunctuationStyle.Quotes
  private let writesASCII: Bool
  private var i = 0
  /// The bytes before it are written.
  private var written = 0
  private var previous = PlainLines.Kind.edge
  private var hasHan = false
  private var hasLetters = false
  /// Whether a letter comes first in the line or behind the end of a sentence: then that may be a Latin one.
  private var startsLatin = false
  private var isAtStart = true
  private var hasQuotes = false
  private var ellipses = 0
  private var outer: Quote?
  private var inner: Quote?

  init(
    _ bytes: UnsafeRawBufferPointer, _ kinds: UnsafeBufferPointer<PlainLines.Kind>, _ quotes: PunctuationStyle.Quotes, writesASCII: Bool
  ) {
    self.bytes = bytes
    self.kinds = kinds
    self.quotes = quotes
    self.writesASCII = writesASCII
  }

  mutating func run(_ output: inout [UInt8]) -> Bool {
    while i < bytes.count {
      let isPlain = bytes[i] < 0x80 ? takeASCII() : takeHan() || takeWideMark(&output)
      guard isPlain else { return false }
    }
    guard hasHan, written > 0, outer == nil, previous != .ellipsis || ellipses == 2 else { return false }
    // Which script rules a sentence is asked for quotations.
    guard !hasQuotes || !(writesASCII ? hasLetters : startsLatin) else { return false }
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[written...]))
    return true
  }

  @inline(__always)
  private mutating func takeASCII() -> Bool {
    let kind = kinds[Int(bytes[i])]
    switch kind {
    case .other: return false
    case .mark: guard writesASCII ? isLoose : isJoint else { return false }
    case .space: if !writesASCII, previous == .stop || previous == .wideMark { return false }
    case .letter:
      hasLetters = true
      if isAtStart { startsLatin = true }
      isAtStart = false
    default: break
    }
    guard follow(kind) else { return false }
    i &+= 1
    return true
  }

  /// Goes on to the next character; two ellipses make one, other numbers of them are no plain text.
  @inline(__always)
  private mutating func follow(_ kind: PlainLines.Kind) -> Bool {
    if previous == .ellipsis, kind != .ellipsis {
      guard ellipses == 2 else { return false }
      ellipses = 0
    }
    previous = kind
    return true
  }

  /// A mark of ASCII beside a full-width one may start or end a span, and two points or hyphens are more than that.
  private var isLoose: Bool {
    previous != .stop && previous != .wideMark && previous != .quote && (previous != .mark || bytes[i] != bytes[i &- 1])
  }

  /// Within a number: no rule for ASCII marks looks at it.
  private var isJoint: Bool {
    guard previous == .digit else { return false }
    switch bytes[i] {
    case UInt8(ascii: "%"): return true
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "/"):
      return i &+ 1 < bytes.count && bytes[i &+ 1] &- UInt8(ascii: "0") < 10
    default: return false
    }
  }

  /// Passes over ideographs of U+4E00 to U+9FFF; returns whether there is one.
  @inline(__always)
  private mutating func takeHan() -> Bool {
    let start = i
    while i &+ 2 < bytes.count, isHan(at: i) { i &+= 3 }
    guard i > start, follow(.han) else { return false }
    hasHan = true
    isAtStart = false
    outer?.hasHan = true
    inner?.hasHan = true
    return true
  }

  @inline(__always)
  private func isHan(at i: Int) -> Bool {
    guard bytes[i] &- 0xE4 <= 5, bytes[i &+ 1] & 0xC0 == 0x80, bytes[i &+ 2] & 0xC0 == 0x80 else { return false }
    return bytes[i] > 0xE4 || bytes[i &+ 1] >= 0xB8
  }

  private mutating func takeWideMark(_ output: inout [UInt8]) -> Bool {
    guard previous != .mark, let code = wideMark(at: i) else { return false }
    switch code {
    case 0x300C...0x300F, 0x201C, 0x201D: return takeQuote(code, &output)
    case 0x2026:
      guard !writesASCII, follow(.ellipsis) else { return false }
      ellipses += 1
    case 0x2014: guard !writesASCII, follow(.han) else { return false }
    default: guard takeMark(code, &output) else { return false }
    }
    i += 3
    return true
  }

  private mutating func takeMark(_ code: UInt32, _ output: inout [UInt8]) -> Bool {
    let isStop = code == 0x3001 || code == 0x3002 || code == 0xFF0C || code == 0xFF1A || code == 0xFF1B
    if isStop && previous == .stop || !writesASCII && previous == .space { return false }
    if writesASCII, let mark = ascii(code) { write(mark, &output) }
    if code == 0x3002 || code == 0xFF01 || code == 0xFF1F { isAtStart = true }
    return follow(isStop ? .stop : .wideMark)
  }

  private mutating func write(_ mark: UInt8, _ output: inout [UInt8]) {
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[written..<i]))
    if mark == UInt8(ascii: "("), previous == .han || previous == .letter || previous == .digit { output.append(UInt8(ascii: " ")) }
    output.append(mark)
    if mark == UInt8(ascii: ",") || mark == UInt8(ascii: ":") || mark == UInt8(ascii: ";"), touchesText { output.append(UInt8(ascii: " ")) }
    written = i + 3
  }

  /// Whether text follows the mark at once; a number goes on in 3：30.
  private var touchesText: Bool {
    let next = i + 3
    guard next < bytes.count else { return false }
    if bytes[next] < 0x80 {
      let kind = kinds[Int(bytes[next])]
      return kind == .letter || kind == .digit && previous != .digit
    }
    guard next + 2 < bytes.count else { return false }
    if isHan(at: next) { return true }
    return switch wideMark(at: next) {
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x201C, 0xFF08: true
    default: false
    }
  }

  /// The mark of three bytes at the place, if it is one that plain text may hold.
  private func wideMark(at i: Int) -> UInt32? {
    guard i + 2 < bytes.count else { return nil }
    let (second, last) = (bytes[i + 1], bytes[i + 2])
    switch (bytes[i], last) {
    case (0xE3, 0x81), (0xE3, 0x82), (0xE3, 0x88...0x91): return second == 0x80 ? 0x3000 | UInt32(last & 0x3F) : nil
    case (0xEF, 0x81), (0xEF, 0x88), (0xEF, 0x89), (0xEF, 0x8C), (0xEF, 0x9A), (0xEF, 0x9B), (0xEF, 0x9F):
      return second == 0xBC ? 0xFF00 | UInt32(last & 0x3F) : nil
    case (0xE2, 0x94), (0xE2, 0x9C), (0xE2, 0x9D), (0xE2, 0xA6): return second == 0x80 ? 0x2000 | UInt32(last & 0x3F) : nil
    default: return nil
    }
  }

  private func ascii(_ code: UInt32) -> UInt8? {
    switch code {
    case 0x3001: UInt8(ascii: ",")
    case 0x3002: UInt8(ascii: ".")
    case 0xFF01...0xFF1F: UInt8(code - 0xFEE0)
    default: nil
    }
  }
}

/// Quotations: two levels, each with Han in it.
extension PlainWalk {
  private mutating func takeQuote(_ code: UInt32, _ output: inout [UInt8]) -> Bool {
    guard follow(.quote) else { return false }
    hasQuotes = true
    let form: UInt32
    if Quotation.isOpening(code) {
      guard inner == nil else { return false }
      form = outer == nil ? quotes.outer.open : quotes.inner.open
      if outer == nil { outer = Quote(open: code) } else { inner = Quote(open: code) }
    } else {
      guard let last = inner ?? outer, last.hasHan, Quotation.closes(last.open, code) else { return false }
      form = inner == nil ? quotes.outer.close : quotes.inner.close
      if inner == nil { outer = nil } else { inner = nil }
    }
    if form != code {
      output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[written..<i]))
      output.append(codePoint: form)
      written = i + 3
    }
    i += 3
    return true
  }
}
