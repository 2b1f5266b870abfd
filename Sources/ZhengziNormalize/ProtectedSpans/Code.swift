// SPDX-License-Identifier: Apache-2.0

/// Text between runs of backticks of the same length, as in Markdown.
enum CodeSpan: SpanRecognizer {
  static let kind = SpanKind.codeSpan

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let tick = UInt8(ascii: "`")
    let start = line.run(from: i) { line.ascii($0) == tick }
    var j = start
    while let next = line.firstPlace(of: tick, from: j) {
      j = line.run(from: next) { line.ascii($0) == tick }
      if j - next == start - i { return j }
    }
    return start
  }
}

/// A call: `f(x, y)`, `print("你好")`, `open(path)`, `man(1)`. Han may stand in straight quotes only; a name before prose in brackets is none.
enum FunctionCall: SpanRecognizer {
  static let kind = SpanKind.functionCall

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard !line.isIdentifier(i - 1) else { return nil }
    let bracket = line.run(from: i) { line.isIdentifier($0) || isJoint(line, $0) }
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
    var j = i
    while j < line.tokens.count - 1 {
      switch line.tokens[j].kind {
      case .quote:
        guard let end = stringEnd(line, j) else { return nil }
        j = end
        continue
      case .space: guard isArgumentSpace(line, j) else { return nil }
      case .letter, .digit, .combining: break
      case .mark:
        if line.ascii(j) == UInt8(ascii: "(") { depth += 1 }
        if line.ascii(j) == UInt8(ascii: ")") { depth -= 1 }
        if depth == 0 { return j + 1 }
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

/// An assignment to a quoted value: `name="王"`.
enum Attribute: SpanRecognizer {
  static let kind = SpanKind.attribute

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let sign = line.run(from: i) { line.isIdentifier($0) || line.ascii($0) == UInt8(ascii: "-") || line.ascii($0) == UInt8(ascii: ":") }
    guard line.ascii(sign) == UInt8(ascii: "=") else { return nil }
    let quote = line.ascii(sign + 1)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), let close = line.firstPlace(of: quote, from: sign + 2) else {
      return nil
    }
    return close + 1
  }
}

/// An object or list literal: `{"名": "王"}`, `["甲","乙"]`.
enum Literal: SpanRecognizer {
  static let kind = SpanKind.literal

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let open = line.ascii(i)
    let first = line.run(from: i + 1) { line.tokens[$0].isSpace }
    guard line.ascii(first) == UInt8(ascii: "\"") || line.ascii(first) == UInt8(ascii: "'") else { return nil }
    var depth = 0
    var j = i
    while j < line.tokens.count - 1 {
      if line.ascii(j) == open { depth += 1 }
      if line.ascii(j) == open + 2 { depth -= 1 }
      if depth == 0 { return j + 1 }
      j += 1
    }
    return nil
  }
}

/// `::`, `!=`, `==`: marks that are operators by their neighbour.
enum CodeOperator: SpanRecognizer {
  static let kind = SpanKind.codeOperator

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let isDoubled = line.ascii(i) == UInt8(ascii: ":") && line.ascii(i + 1) == UInt8(ascii: ":")
    let isComparison = line.ascii(i) != UInt8(ascii: ":") && line.ascii(i + 1) == UInt8(ascii: "=")
    guard isDoubled || isComparison else { return nil }
    return line.run(from: i) { line.ascii($0) == line.ascii(i) || line.ascii($0) == UInt8(ascii: "=") }
  }
}

/// A word with marks of code in it: `snake_case`, `C++`, `a->b`, `x86-64`.
enum CodeWord: SpanRecognizer {
  static let kind = SpanKind.word

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    var isPlain = true
    let end = line.run(from: i) { j in
      if line.isAlphanumeric(j) { return true }
      let byte = line.ascii(j)
      guard byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") && line.isAlphanumeric(j + 1) else {
        return false
      }
      isPlain = false
      return true
    }
    return isPlain ? nil : end
  }
}

/// The query of an address that stands alone: `?id=5&名=王`.
enum Query: SpanRecognizer {
  static let kind = SpanKind.query

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let sign = line.run(from: i + 1) { line.isIdentifier($0) }
    guard sign > i + 1, line.ascii(sign) == UInt8(ascii: "=") else { return nil }
    return line.run(from: sign) { j in
      switch line.tokens[j].kind {
      case .letter, .digit, .han, .combining: true
      case .mark: !line.isTrailing(j)
      default: false
      }
    }
  }
}
