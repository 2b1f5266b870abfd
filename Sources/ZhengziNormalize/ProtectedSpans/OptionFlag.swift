// SPDX-License-Identifier: Apache-2.0

/// An option of a command: `--help`, `-rf`, `--name=value`. Two hyphens before a capital are a dash.
enum OptionFlag: SpanRecognizer {
  static let kind = SpanKind.option

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard !line.tokens[i - 1].isLatin, line.ascii(i - 1) != UInt8(ascii: "-") else { return nil }
    let name = line.run(from: i) { line.ascii($0) == UInt8(ascii: "-") }
    let isLong = name - i == 2 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(line.ascii(name))
    let isShort = name - i == 1 && line.isASCIILetter(name)
    guard isLong || isShort else { return nil }
    return line.run(from: name) { line.isIdentifier($0) || isInside(line, $0) }
  }

  private static func isInside(_ line: borrowing Line, _ i: Int) -> Bool {
    let byte = line.ascii(i)
    return (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ".")) && line.isIdentifier(i + 1)
  }
}
