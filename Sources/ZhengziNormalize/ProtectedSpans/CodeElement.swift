// SPDX-License-Identifier: Apache-2.0

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
