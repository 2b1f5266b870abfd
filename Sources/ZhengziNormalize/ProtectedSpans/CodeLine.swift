// SPDX-License-Identifier: Apache-2.0

/// A line of code: Han stands only in its straight-quoted strings and in the comment behind, all else is ASCII with the marks of code.
///
/// The comment is prose. Cost: stops at the first Han outside.
struct CodeLine {
  private var quote: UInt32 = 0
  private var hasString = false
  private var hasSign = false

  /// One past the code, before a comment; `nil` where the line is prose.
  static func end(_ line: borrowing Line) -> Int? {
    guard mayHoldCode(line) else { return nil }
    var scan = CodeLine()
    let start = line.run(from: 1) { line[$0].isSpace }
    var i = start
    while i < line.tokens.count - 1 {
      if scan.quote == 0, i > start, isComment(line, i) { break }
      guard scan.takes(line, i) else { return nil }
      i += 1
    }
    let isCommand = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(line.ascii(start)) && scan.hasString
    guard scan.quote == 0, scan.hasSign || isCommand else { return nil }
    return i
  }

  /// Whether a quotation mark, or what may open a comment, stands before the first character beyond ASCII.
  private static func mayHoldCode(_ line: borrowing Line) -> Bool {
    var i = 1
    while i < line.tokens.count - 1, line[i].code < 0x80 {
      switch line.ascii(i) {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "-"): return true
      default: i += Int(line[i].run)
      }
    }
    return i == line.tokens.count - 1
  }

  /// Takes a character of code or of a string; returns whether the line can still be code.
  private mutating func takes(_ line: borrowing Line, _ i: Int) -> Bool {
    let token = line[i]
    if token.code == 0x22 || token.code == 0x27 {
      if quote == 0 { hasString = true }
      if quote == 0 || quote == token.code { quote = quote == 0 ? token.code : 0 }
      return true
    }
    if quote != 0 { return true }
    switch UInt8(truncatingIfNeeded: token.code) {
    case _ where token.code >= 0x80: return false
    case UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "+"):
      hasSign = true
    case UInt8(ascii: ":"), UInt8(ascii: ","): hasSign = hasSign || hasString || line[i + 1].isSpace && line[i + 2].kind == .quote
    default: break
    }
    return true
  }

  /// `//`, `/*`, or `#` and `--` between spaces.
  private static func isComment(_ line: borrowing Line, _ i: Int) -> Bool {
    guard line[i - 1].isSpace || line.ascii(i - 1) == UInt8(ascii: ";") || line.ascii(i - 1) == UInt8(ascii: "}") else { return false }
    if line.matches("//", at: i) || line.matches("/*", at: i) { return true }
    return line.matches("# ", at: i) || line.matches("-- ", at: i)
  }
}
