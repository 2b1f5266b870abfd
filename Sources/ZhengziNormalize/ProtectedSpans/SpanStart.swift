// SPDX-License-Identifier: Apache-2.0

/// Which marks a protected span can start with, or go on with behind its first word, by their neighbours alone: a line without one needs no grammar.
enum SpanStart {
  /// It may say yes too often, never too seldom: each grammar that ``Line/protectSpans()`` knows starts with a mark that is named here.
  @inline(__always)
  static func isPossible(_ code: UInt32, after previous: Token, before next: UInt32) -> Bool {
    guard code < 0x80 else { return false }
    switch UInt8(truncatingIfNeeded: code) {
    case UInt8(ascii: "`"), UInt8(ascii: "$"), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "{"), UInt8(ascii: "["),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "_"):
      return true
    case UInt8(ascii: "("), UInt8(ascii: "+"):
      // Behind a word, or the text of a link.
      return previous.kind == .letter || previous.kind == .digit || previous.kind == .combining || previous.code == 0x5D
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "*"), UInt8(ascii: "^"), UInt8(ascii: "|"),
      UInt8(ascii: ">"):
      return false
    default: return next > 0x20 && next < 0x7F
    }
  }
}
