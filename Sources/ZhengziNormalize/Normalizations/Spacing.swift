// SPDX-License-Identifier: Apache-2.0

/// One space between Han and a run of Latin letters, digits, `%+#-` or a code span: put in, or taken away.
///
/// Dates such as 2023年11月9日 stay tight, full-width marks need no space, and mentions, tags and paths keep theirs.
enum Spacing {

  static func apply(to line: inout Line, _ mode: Normalizer.Spacing) {
    switch mode {
    case .keep: return
    case .insert: insert(&line)
    case .remove: remove(&line)
    }
  }

  private static func insert(_ line: inout Line) {
    for i in line.indices.dropFirst() {
      let isBorder = line[i - 1].isHan && startsRun(line, i) || line[i].isHan && endsRun(line, i - 1)
      guard isBorder, !isInDate(line, i) else { continue }
      line.splices.append(Splice(range: i..<i, codes: ShortText(0x20)))
    }
    line.applySplices(.spacing)
  }

  private static func remove(_ line: inout Line) {
    for i in line.indices where i > line.contentStart && line[i].code == 0x20 && line[i].span == .none {
      guard line[i - 1].isHan && startsRun(line, i + 1) || line[i + 1].isHan && endsRun(line, i - 1) && !isHeadingNumber(line, i) else {
        continue
      }
      line.splices.append(.removing(i..<i + 1))
    }
    line.applySplices(.spacing)
  }

  /// Whether a run that may stand apart from Han starts at `i`: it has a letter or a digit, or is a span of its own; a hyphen connects (T-恤).
  private static func startsRun(_ line: borrowing Line, _ i: Int) -> Bool {
    if isSpan(line[i]) { return isApart(line[i].span) }
    if line.ascii(i) == UInt8(ascii: "-") { return false }
    let end = line.run(from: i) { isRun(line, $0) }
    return (i..<end).contains { line[$0].isLatin }
  }

  private static func endsRun(_ line: borrowing Line, _ i: Int) -> Bool {
    if isSpan(line[i]) { return isApart(line[i].span) }
    if line.ascii(i) == UInt8(ascii: "-") { return false }
    var start = i
    while isRun(line, start) { start -= 1 }
    guard line[start].code != 0xB0 else { return false }
    return (start + 1..<max(i + 1, start + 1)).contains { line[$0].isLatin }
  }

  private static func isRun(_ line: borrowing Line, _ i: Int) -> Bool {
    switch line[i].kind {
    case .letter, .digit, .combining: return !isSpan(line[i]) || isApart(line[i].span)
    case .mark:
      let byte = line.ascii(i)
      return byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "-")
    default: return false
    }
  }

  /// Whether a span of its own grammar holds the character; what the user protects counts by its characters.
  private static func isSpan(_ token: Token) -> Bool { token.span != .none && token.span != .userText }

  private static func isApart(_ span: SpanKind) -> Bool {
    switch span {
    case .word, .hostName, .number, .option, .codeSpan, .webAddress, .emailAddress, .functionCall: true
    default: false
    }
  }

  /// Whether the border at `i` lies inside a date: 2023年|11月, 9|日.
  private static func isInDate(_ line: borrowing Line, _ i: Int) -> Bool {
    if isDateUnit(line[i].code), line[i - 1].kind == .digit { return isDate(line, unit: i) }
    return isDateUnit(line[i - 1].code) && line[i].kind == .digit && line[i - 2].kind == .digit && line[i - 1].code != 0x65E5
  }

  private static func isDate(_ line: borrowing Line, unit i: Int) -> Bool {
    if line[i].code == 0x5E74 { return line[i - 2].kind == .digit && line[i - 3].kind == .digit || line[i + 1].kind == .digit }
    return !line[i + 1].isHan || line[i].code == 0x6708 || line[i - 1].kind == .digit && line[i + 1].code != 0x5B50
  }

  private static func isDateUnit(_ code: UInt32) -> Bool {
    code == 0x5E74 || code == 0x6708 || code == 0x65E5 || code == 0x53F7 || code == 0x865F
  }

  /// A number alone at the start of the line is that of a heading.
  private static func isHeadingNumber(_ line: borrowing Line, _ i: Int) -> Bool {
    (line.contentStart..<i).allSatisfy { line.isDigit($0) || line.ascii($0) == UInt8(ascii: ".") }
  }
}
