// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Lines of Han, words, spaces and the full-width marks that have a form in ASCII, and nothing that a grammar or a pair could hang on: most lines
/// of prose. For the style that writes ASCII they are rewritten from the bytes, without tokens, to what ``AsciiMarks`` makes of them.
struct PlainLines: Sendable {
  /// Whether the rules are no others than those of the style.
  let isPossible: Bool

  init(_ options: Normalizer.Options) {
    let rules = options.normalizations
    isPossible = rules.contains(.asciiMarks) && rules.isSubset(of: PunctuationStyle.ascii.normalizations)
  }

  /// Appends the rewritten line; returns `false`, and leaves the output as it is, where the line is not plain or nothing changes.
  func rewrite(_ line: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    let start = output.count
    // SAFETY: the pointers do not leave the closures. The walk reads bytes below the count, and the table, of 128 entries, for bytes of ASCII.
    let isDone = line.withUnsafeBytes { bytes in
      Self.kinds.withUnsafeBufferPointer { kinds in
        var walk = PlainWalk(bytes, kinds)
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
    case wideMark
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
  private let bytes: UnsafeRawBufferPointer
  private let kinds: UnsafeBufferPointer<PlainLines.Kind>
  private var i = 0
  /// The bytes before it are written.
  private var written = 0
  private var previous = PlainLines.Kind.edge
  private var hasHan = false

  init(_ bytes: UnsafeRawBufferPointer, _ kinds: UnsafeBufferPointer<PlainLines.Kind>) {
    self.bytes = bytes
    self.kinds = kinds
  }

  mutating func run(_ output: inout [UInt8]) -> Bool {
    while i < bytes.count {
      let isPlain = bytes[i] < 0x80 ? takeASCII() : takeHan() || takeWideMark(&output)
      guard isPlain else { return false }
    }
    guard hasHan, written > 0 else { return false }
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[written...]))
    return true
  }

  /// A mark beside a full-width one may start or end a span, and two points or hyphens are more than that.
  @inline(__always)
  private mutating func takeASCII() -> Bool {
    let kind = kinds[Int(bytes[i])]
    if kind == .other { return false }
    if kind == .mark, previous == .stop || previous == .wideMark || previous == .mark && bytes[i] == bytes[i &- 1] { return false }
    previous = kind
    i &+= 1
    return true
  }

  /// Passes over ideographs of U+4E00 to U+9FFF; returns whether there is one.
  @inline(__always)
  private mutating func takeHan() -> Bool {
    let start = i
    while i &+ 2 < bytes.count, isHan(at: i) { i &+= 3 }
    guard i > start else { return false }
    previous = .han
    hasHan = true
    return true
  }

  @inline(__always)
  private func isHan(at i: Int) -> Bool {
    guard bytes[i] &- 0xE4 <= 5, bytes[i &+ 1] & 0xC0 == 0x80, bytes[i &+ 2] & 0xC0 == 0x80 else { return false }
    return bytes[i] > 0xE4 || bytes[i &+ 1] >= 0xB8
  }

  private mutating func takeWideMark(_ output: inout [UInt8]) -> Bool {
    guard previous != .mark, let code = wideMark(at: i) else { return false }
    let isStop = code == 0x3001 || code == 0x3002 || code == 0xFF0C || code == 0xFF1A || code == 0xFF1B
    if isStop, previous == .stop { return false }
    if let mark = ascii(code) { write(mark, &output) }
    previous = isStop ? .stop : .wideMark
    i += 3
    return true
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
    let code = wideMark(at: next)
    return isHan(at: next) || code == 0x3008 || code == 0x300A || code == 0xFF08
  }

  /// The mark of three bytes at the place, if it is one that plain text may hold.
  private func wideMark(at i: Int) -> UInt32? {
    guard i + 2 < bytes.count, bytes[i] == 0xE3 && bytes[i + 1] == 0x80 || bytes[i] == 0xEF && bytes[i + 1] == 0xBC else { return nil }
    switch (bytes[i], bytes[i + 2]) {
    case (0xE3, 0x81), (0xE3, 0x82), (0xE3, 0x88...0x8B), (0xE3, 0x90), (0xE3, 0x91): return 0x3000 | UInt32(bytes[i + 2] & 0x3F)
    case (0xEF, 0x81), (0xEF, 0x88), (0xEF, 0x89), (0xEF, 0x8C), (0xEF, 0x9A), (0xEF, 0x9B), (0xEF, 0x9F):
      return 0xFF00 | UInt32(bytes[i + 2] & 0x3F)
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
