// SPDX-License-Identifier: Apache-2.0

/// Which marks a protected span can start with, or go on with behind its first word, by their neighbours alone: a line without one needs no grammar.
enum SpanStart {
  /// It may say yes too often, never too seldom: each grammar that ``Line/protectSpans()`` knows starts with a mark that is named here.
  @inline(__always)
  static func isPossible(_ code: UInt32, after previous: Token, before next: UInt32) -> Bool {
    guard code < 0x80 else { return false }
    switch signs[Int(code)] {
    case .none: return false
    case .always: return true
    case .beforeASCII: return next > 0x20 && next < 0x7F
    case .afterWord: return previous.kind == .letter || previous.kind == .digit || previous.kind == .combining || previous.code == 0x5D
    }
  }

  private enum Sign: UInt8 {
    case none
    case always
    /// Before a mark, a letter or a digit of ASCII.
    case beforeASCII
    /// Behind a word, or the text of a link.
    case afterWord
  }

  private static let signs: [Sign] = (0..<0x80).map { code in
    switch UInt8(code) {
    case UInt8(ascii: "`"), UInt8(ascii: "$"), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "{"), UInt8(ascii: "["),
      UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "_"):
      .always
    case UInt8(ascii: "("), UInt8(ascii: "+"): .afterWord
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "*"), UInt8(ascii: "^"), UInt8(ascii: "|"),
      UInt8(ascii: ">"):
      .none
    case 0x21...0x7E: .beforeASCII
    default: .none
    }
  }
}
