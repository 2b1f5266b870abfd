// SPDX-License-Identifier: Apache-2.0

/// An e-mail address: `wang.li@example.com`.
enum EmailAddress: SpanRecognizer {
  static let kind = SpanKind.emailAddress
  /// RFC 5321, 4.5.3.1.1.
  private static let longestLocalPart = 64

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    var j = i
    while j - i <= longestLocalPart, line.isIdentifier(j) || isLocalMark(line.ascii(j)) { j += 1 }
    guard line.ascii(j) == UInt8(ascii: "@"), line.isAlphanumeric(j + 1) else { return nil }
    return domainEnd(line, j + 1)
  }

  private static func isLocalMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "%")
  }

  private static func domainEnd(_ line: borrowing Line, _ start: Int) -> Int? {
    var j = start
    var dots = 0
    while line.isAlphanumeric(j) || (line.ascii(j) == UInt8(ascii: ".") || line.ascii(j) == UInt8(ascii: "-")) && line.isAlphanumeric(j + 1)
    {
      if line.ascii(j) == UInt8(ascii: ".") { dots += 1 }
      j += 1
    }
    return dots > 0 ? j : nil
  }
}
