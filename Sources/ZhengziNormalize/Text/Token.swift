// SPDX-License-Identifier: Apache-2.0

/// One character of a line, as it is now, with the bytes that it stands for.
struct Token {
  /// The code point; for a byte that is no UTF-8 a value beyond Unicode.
  var code: UInt32
  /// Where its bytes start in the window. A token that was inserted has none.
  var start: Int32
  var end: Int32
  /// Of a sign: the place of the next one.
  var nextSign: Int32 = 0
  var kind: CharacterClass
  /// The protected span that holds it.
  var span: SpanKind = .none
  /// Whether it is a quotation mark, not an apostrophe or a prime.
  var isQuotation = false
  /// Whether it is a quote that opens; a straight one opens where none like it is open.
  var opens = false
  /// What changed it, or noted it.
  var rule: Normalization?
  /// What took away the bytes between the token before and this one.
  var gapRule: Normalization?
  /// Whether it was looked at and left alone.
  var isNoted = false
  /// Of a Han character, a letter or a digit: at least so many of its kind follow one another from here, itself counted.
  var run: UInt8 = 1

  init(_ code: UInt32, _ start: Int, _ end: Int) {
    self.init(code, CharacterClass(code), start, end)
  }

  /// A character whose class is known.
  @inline(__always)
  init(_ code: UInt32, _ kind: CharacterClass, _ start: Int, _ end: Int) {
    self.code = code
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
    self.kind = kind
  }

  /// A code no character has: stands for a byte that is no UTF-8.
  static let invalid: UInt32 = 0x11_0000

  var isHan: Bool { kind == .han && span == .none }
  var isSpace: Bool { kind == .space || kind == .noBreakSpace }
  /// Whether it is part of a word of letters or digits in the Latin sense; a protected span's edge is.
  var isLatin: Bool { kind == .letter || kind == .digit || span != .none }
}
