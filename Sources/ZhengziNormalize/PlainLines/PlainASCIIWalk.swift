// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// A walk over the bytes of one line for the style of ASCII marks: full-width marks get the form and the spaces of ``AsciiMarks``.
struct PlainASCIIWalk {
  private let bytes: PlainBytes
  private var quotes: PlainQuotes
  private var i = 0
  /// The bytes before it are written.
  private var written = 0
  private var previous = PlainKind.edge
  private var hasHan = false
  private var hasLetters = false

  init(_ bytes: UnsafeRawBufferPointer, _ kinds: UnsafeBufferPointer<PlainKind>, _ forms: PunctuationStyle.Quotes) {
    self.bytes = PlainBytes(bytes, kinds)
    quotes = PlainQuotes(forms)
  }

  mutating func run(_ output: inout [UInt8]) -> Bool {
    while i < bytes.count {
      let isPlain = bytes[i] < 0x80 ? takeASCII() : takeHan() || takeWideMark(&output)
      guard isPlain else { return false }
    }
    guard hasHan, written > 0, !quotes.isOpen else { return false }
    // Which script rules a sentence is asked for quotations.
    guard !quotes.isUsed || !hasLetters else { return false }
    output.append(contentsOf: bytes[written..<bytes.count])
    return true
  }

  @inline(__always)
  private mutating func takeASCII() -> Bool {
    let kind = bytes.kind(i)
    switch kind {
    case .other: return false
    case .mark: guard isLoose else { return false }
    case .letter: hasLetters = true
    default: break
    }
    previous = kind
    i &+= 1
    return true
  }

  /// A mark beside one of full width may start or end a span, two points or hyphens are more than that, and ! and ? may be operators.
  private var isLoose: Bool {
    switch bytes[i] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"): return false
    default: break
    }
    return switch previous {
    case .stop, .closer, .wideMark, .frame, .quote: false
    case .mark: bytes[i] != bytes[i &- 1]
    default: true
    }
  }

  @inline(__always)
  private mutating func takeHan() -> Bool {
    let start = i
    while bytes.isHan(i) { i &+= 3 }
    guard i > start else { return false }
    previous = .han
    hasHan = true
    quotes.takeHan()
    return true
  }

  private mutating func takeWideMark(_ output: inout [UInt8]) -> Bool {
    guard previous != .mark, let code = bytes.wideMark(i) else { return false }
    switch code {
    case 0x300C...0x300F, 0x201C, 0x201D: return takeQuote(code, &output)
    case 0x2026, 0x2014: return false
    case 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B:
      if previous == .stop { return false }
      write(code, &output)
      previous = .stop
    default:
      write(code, &output)
      previous = .wideMark
    }
    i += 3
    return true
  }

  private mutating func takeQuote(_ code: UInt32, _ output: inout [UInt8]) -> Bool {
    guard let form = quotes.form(of: code) else { return false }
    output.append(contentsOf: bytes[written..<i])
    output.append(codePoint: form)
    i += 3
    written = i
    previous = .quote
    return true
  }

  private mutating func write(_ code: UInt32, _ output: inout [UInt8]) {
    guard let mark = ascii(code) else { return }
    output.append(contentsOf: bytes[written..<i])
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
      let kind = bytes.kind(next)
      return kind == .letter || kind == .digit && previous != .digit
    }
    if bytes.isHan(next) { return true }
    return switch bytes.wideMark(next) {
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x201C, 0xFF08: true
    default: false
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
