// SPDX-License-Identifier: Apache-2.0

/// What the grammars of the protected spans are made of.
extension Line {
  /// The ASCII character at `i`, or NUL where it is none.
  func ascii(_ i: Int) -> UInt8 {
    i < tokens.count && tokens[i].code < 0x80 ? UInt8(tokens[i].code) : 0
  }

  func isASCIILetter(_ i: Int) -> Bool { tokens[i].kind == .letter && tokens[i].code < 0x80 }
  func isDigit(_ i: Int) -> Bool { tokens[i].kind == .digit }
  func isAlphanumeric(_ i: Int) -> Bool { tokens[i].code < 0x80 && (tokens[i].kind == .letter || tokens[i].kind == .digit) }
  /// A letter, digit or underscore of ASCII.
  func isIdentifier(_ i: Int) -> Bool { isAlphanumeric(i) || tokens[i].code == 0x5F }

  /// Whether these ASCII characters stand at `i`.
  func matches(_ text: StaticString, at i: Int) -> Bool {
    guard i > 0, i + text.utf8CodeUnitCount < tokens.count else { return false }
    return text.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { tokens[i + $0].code == UInt32(bytes[$0]) }
    }
  }

  /// No span that needs a closing mark is longer, in characters: what is open beyond that is taken for prose, and the cost of a line stays linear.
  static let longestSpan = 1024

  /// Names are not longer: what reads one and finds that it is none must not read the same line again from each of its words.
  static let longestName = 256

  /// The first place from `i` on with this ASCII character, within the line and the longest span.
  func firstPlace(of character: UInt8, from i: Int) -> Int? {
    var j = i
    let end = min(tokens.count - 1, i + Self.longestSpan)
    while j < end {
      if tokens[j].code == UInt32(character) { return j }
      j += 1
    }
    return nil
  }

  /// One past the run of characters from `i` on for which the test holds, of at most so many.
  func run(from i: Int, most limit: Int = .max, while test: (Int) -> Bool) -> Int {
    var j = i
    while j < tokens.count - 1, j - i < limit, test(j) { j += 1 }
    return j
  }

  /// Whether an address ends before the mark at `i`: it is followed, past more such marks, by Han, a space, a quote or the end.
  func isTrailing(_ i: Int) -> Bool {
    var j = i
    while isTrailingMark(j) { j += 1 }
    guard j > i else { return false }
    switch tokens[j].kind {
    case .letter, .digit, .mark, .combining: return false
    default: return true
    }
  }

  private func isTrailingMark(_ i: Int) -> Bool {
    switch ascii(i) {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"),
      UInt8(ascii: "."), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
