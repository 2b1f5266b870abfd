// SPDX-License-Identifier: Apache-2.0

/// An HTML or XML tag: `<a href="…">`, `</p>`, `<br/>`.
enum MarkupTag: SpanRecognizer {
  static let kind = SpanKind.markup

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let name = line.ascii(i + 1) == UInt8(ascii: "/") || line.ascii(i + 1) == UInt8(ascii: "?") ? i + 2 : i + 1
    guard line.isASCIILetter(name) else { return nil }
    let end = line.run(from: name) { line.isAlphanumeric($0) || line.ascii($0) == UInt8(ascii: "-") || line.ascii($0) == UInt8(ascii: ":") }
    switch line.ascii(end) {
    case UInt8(ascii: ">"): return end + 1
    case UInt8(ascii: " "), UInt8(ascii: "/"):
      guard let close = line.firstPlace(of: UInt8(ascii: ">"), from: end) else { return nil }
      if let open = line.firstPlace(of: UInt8(ascii: "<"), from: end), open < close { return nil }
      return close + 1
    default: return nil
    }
  }
}
