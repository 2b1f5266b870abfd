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

/// `<!-- … -->`.
enum MarkupComment: SpanRecognizer {
  static let kind = SpanKind.markup

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard line.matches("<!--", at: i) else { return nil }
    var j = i + 4
    while let close = line.firstPlace(of: UInt8(ascii: ">"), from: j) {
      if line.matches("--", at: close - 2) { return close + 1 }
      j = close + 1
    }
    return nil
  }
}

/// An element whose text is code: `<code>甲,乙</code>`, `<pre>`, `<kbd>`, `<script>`, `<style>`.
enum CodeElement: SpanRecognizer {
  static let kind = SpanKind.markup

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    for name: StaticString in ["<code", "<pre", "<kbd", "<samp", "<script", "<style"] where line.matches(name, at: i) {
      let after = i + name.utf8CodeUnitCount
      guard line.ascii(after) == UInt8(ascii: ">") || line.ascii(after) == UInt8(ascii: " ") else { return nil }
      return closingTagEnd(line, i + 1..<after)
    }
    return nil
  }

  private static func closingTagEnd(_ line: borrowing Line, _ name: Range<Int>) -> Int? {
    var j = name.upperBound
    while let slash = line.firstPlace(of: UInt8(ascii: "/"), from: j) {
      let isSame =
        line.ascii(slash - 1) == UInt8(ascii: "<") && name.allSatisfy { line.ascii(slash + 1 + $0 - name.lowerBound) == line.ascii($0) }
      if isSame { return line.firstPlace(of: UInt8(ascii: ">"), from: slash).map { $0 + 1 } }
      j = slash + 1
    }
    return nil
  }
}

/// A character reference: `&nbsp;`, `&#8212;`, `&#x2014;`.
enum Entity: SpanRecognizer {
  static let kind = SpanKind.entity

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let start = line.ascii(i + 1) == UInt8(ascii: "#") ? i + 2 : i + 1
    let end = line.run(from: start) { line.isAlphanumeric($0) }
    guard end > start, end - start <= 32, line.ascii(end) == UInt8(ascii: ";") else { return nil }
    return end + 1
  }
}
