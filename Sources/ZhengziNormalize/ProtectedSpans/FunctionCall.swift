// SPDX-License-Identifier: Apache-2.0

/// A call: `f(x, y)`, `print("你好")`, `open(path)`, `man(1)`, `free(char_t *text)`. Han may stand in straight quotes only; a name before prose in
/// brackets is none.
enum FunctionCall: SpanRecognizer {
  static let kind = SpanKind.functionCall

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard !line.isIdentifier(i - 1) else { return nil }
    let bracket = line.run(from: i, most: Line.longestName) { line.isIdentifier($0) || isJoint(line, $0) }
    guard line.ascii(bracket) == UInt8(ascii: "(") else { return nil }
    return argumentsEnd(line, bracket)
  }

  private static func isJoint(_ line: borrowing Line, _ i: Int) -> Bool {
    let byte = line.ascii(i)
    return (byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")) && line.isIdentifier(i - 1)
      && (line.isIdentifier(i + 1) || line.ascii(i + 1) == byte)
  }

  /// One past the bracket that closes the one at `i`, where what lies between reads as arguments.
  private static func argumentsEnd(_ line: borrowing Line, _ i: Int) -> Int? {
    var depth = 0
    var hasProse = false
    var hasTypes = false
    var j = i
    while j < min(line.tokens.count - 1, i + Line.longestSpan) {
      switch line.tokens[j].kind {
      case .quote:
        guard let end = stringEnd(line, j) else { return nil }
        j = end
        continue
      case .space: if !isArgumentSpace(line, j) { hasProse = true }
      case .letter, .digit, .combining: break
      case .mark:
        if line.ascii(j) == UInt8(ascii: "(") { depth += 1 }
        if line.ascii(j) == UInt8(ascii: ")") { depth -= 1 }
        if line.ascii(j) == UInt8(ascii: "_") || line.ascii(j) == UInt8(ascii: "*") { hasTypes = true }
        if depth == 0 { return hasProse && !hasTypes ? nil : j + 1 }
      default: return nil
      }
      j += 1
    }
    return nil
  }

  /// One past the string that opens at `i`.
  private static func stringEnd(_ line: borrowing Line, _ i: Int) -> Int? {
    guard line.tokens[i].code < 0x80, let close = line.firstPlace(of: line.ascii(i), from: i + 1) else { return nil }
    return close + 1
  }

  /// Between words of prose a space stands between two letters or digits; between arguments it touches a mark.
  private static func isArgumentSpace(_ line: borrowing Line, _ i: Int) -> Bool {
    let isMarkBefore = line.tokens[i - 1].kind == .mark || line.tokens[i - 1].kind == .quote
    let isMarkAfter = line.tokens[i + 1].kind == .mark || line.tokens[i + 1].kind == .quote
    return isMarkBefore || isMarkAfter
  }
}
