// SPDX-License-Identifier: Apache-2.0

/// `( )` → `（ ）`, as a pair or not at all: where the content has Han, or Han touches the outside.
///
/// A bracket with its own space before Latin content is an ASCII original; one that touches a Latin word is a call or a manual section.
enum Brackets {
  static func apply(to line: inout Line, _ sentences: inout SentenceFinder, takesSpaced: Bool) {
    var open: [Int] = []
    swap(&open, &line.places)
    defer { swap(&open, &line.places) }
    open.removeAll(keepingCapacity: true)
    var i = 0
    while line.nextSign(&i) {
      switch line[i].code {
      case _ where line[i].span != .none: continue
      case 0x28, 0xFF08, 0x5B: open.append(i)
      case 0x29, 0xFF09:
        if closesInterval(line, i, &open) || closesCode(line, i, &open) { continue }
        if let start = open.popLast() { decide(&line, start, i, &sentences, takesSpaced) } else { decideUnpaired(&line, i) }
      case 0x5D: closeSquare(line, &open)
      default: continue
      }
    }
    for i in open { decideUnpaired(&line, i) }
  }

  /// Whether the bracket closes the `[` of an interval, `[0, 1)`; another `[` that is open was never closed.
  private static func closesInterval(_ line: borrowing Line, _ i: Int, _ open: inout [Int]) -> Bool {
    while let last = open.last, line[last].code == 0x5B {
      open.removeLast()
      if opensInterval(line, last) { return true }
    }
    return false
  }

  /// Whether the bracket closes a call within code, `size_t size); 的`, `main(x) { 的`: a `;` with a space of its own, or a brace, behind it, and marks
  /// of code or a call before it. Where none of that code opened it, what was opened around stays open.
  private static func closesCode(_ line: borrowing Line, _ i: Int, _ open: inout [Int]) -> Bool {
    guard line[i].code == 0x29, line[i - 1].code < 0x80, !line[i - 1].isSpace else { return false }
    let isStatement = line.ascii(i + 1) == UInt8(ascii: ";") && line[i + 2].isSpace && isBehindCode(line, i)
    guard isStatement || line[i + 1].isSpace && line.ascii(i + 2) == UInt8(ascii: "{") else { return false }
    if let last = open.last, (last..<i).allSatisfy({ line[$0].code < 0x80 }) { open.removeLast() }
    return true
  }

  /// Whether a sign of code, or a bracket behind a name, stands in the ASCII before the place.
  private static func isBehindCode(_ line: borrowing Line, _ i: Int) -> Bool {
    var j = i - 1
    while line[j].code < 0x80, i - j < Line.longestName {
      switch line.ascii(j) {
      case UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "&"), UInt8(ascii: "["),
        UInt8(ascii: "{"):
        return true
      case UInt8(ascii: "("): if line[j - 1].code < 0x80, line[j - 1].isLatin { return true }
      default: break
      }
      j -= 1
    }
    return false
  }

  /// `]` closes the last `[`, or the `(` of an interval, `(0, 1]`.
  private static func closeSquare(_ line: borrowing Line, _ open: inout [Int]) {
    guard let last = open.last else { return }
    if line[last].code == 0x5B || line[last].code == 0x28 && opensInterval(line, last) { open.removeLast() }
  }

  /// Whether a number or a name and a comma follow the bracket.
  private static func opensInterval(_ line: borrowing Line, _ open: Int) -> Bool {
    let comma = line.run(from: open + 1) { line[$0].kind == .letter || line.isDigit($0) || "-+.".utf8.contains(line.ascii($0)) }
    return comma > open + 1 && line.ascii(comma) == UInt8(ascii: ",")
  }

  private static func decide(_ line: inout Line, _ open: Int, _ close: Int, _ sentences: inout SentenceFinder, _ takesSpaced: Bool) {
    let isHalfWide = (line[open].code == 0xFF08) != (line[close].code == 0xFF09)
    guard isHalfWide || line[open].code == 0x28 else { return }
    let isTaken = isWide(line, open, close, &sentences) && (takesSpaced || !ownsSpaceBehind(line, open, close))
    if isHalfWide || isTaken || takesSpaced && isSpacedInHan(line, open, close) {
      if line[open].code == 0x28 { line.change(open, to: 0xFF08, .brackets) }
      if line[close].code == 0x29 { line.change(close, to: 0xFF09, .brackets) }
    } else if line.isHanLeft(of: open) || line.isHanRight(of: close) {
      line.note(open, .brackets)
      line.note(close, .brackets)
    }
  }

  /// `用户 (MUA) 需要`: a space and then Han on both sides outside. A style takes it; to undo a crawl it is no evidence.
  private static func isSpacedInHan(_ line: borrowing Line, _ open: Int, _ close: Int) -> Bool {
    line[open - 1].isSpace && line[open - 2].isHan && line[close + 1].isSpace && line[close + 2].isHan && close > open + 1
      && !(open + 1..<close).allSatisfy { line.isDigit($0) }
  }

  /// `「企业内容管理」(ECM) 系统`, `DUID(DHCP Unique Identifier) 的值`: Latin behind a closing quote or a Latin word, and a space behind that.
  ///
  /// A full-width bracket has its space in itself. In the texts that this was counted in, 27 of 28 such pairs were typed in ASCII.
  private static func ownsSpaceBehind(_ line: borrowing Line, _ open: Int, _ close: Int) -> Bool {
    (line[open - 1].kind == .quote ? !line[open - 1].opens : line[open - 1].isLatin) && line[close + 1].isSpace
      && !(open + 1..<close).contains { isHanEdge(line[$0]) }
  }

  /// `“打开”(O)`: the key of a menu's entry, behind a closing quote or bracket.
  private static func isAccelerator(_ line: borrowing Line, _ open: Int, _ close: Int) -> Bool {
    close == open + 2 && isCapital(line.ascii(open + 1))
      && (line[open - 1].kind == .quote && !line[open - 1].opens || line[open - 1].code == 0xFF09)
  }

  private static func isWide(_ line: borrowing Line, _ open: Int, _ close: Int, _ sentences: inout SentenceFinder) -> Bool {
    guard close > open + 1 || line.isTightHanLeft(open) else { return false }
    if sentences.isLatin(at: open, of: line) { return false }
    if Quotation.mentions(line, open) || Quotation.mentions(line, close) { return false }
    let ownsSpace = line[open - 1].isSpace
    if ownsSpace ? isText(line[open + 1]) || isText(line[close - 1]) : (open + 1..<close).contains(where: { isHanEdge(line[$0]) }) {
      return true
    }
    if isArithmetic(line, open, close) || isTuple(line, open, close) || isAccelerator(line, open, close) { return false }
    if line[open - 1].kind == .letter || line[open - 1].kind == .digit || line.ascii(open - 1) == UInt8(ascii: "]") {
      return isProse(line, open, close)
        && (isBeforeHan(line, close) || isCapital(line.ascii(open + 1)) && sentences.sentence(at: open, of: line).isMostlyHan)
    }
    if line[open - 1].kind == .quote, !Quotation.isStraight(line[open - 1].code), !line[open - 1].opens {
      // No call follows “LAMP”.
      return sentences.sentence(at: open, of: line).isMostlyHan
    }
    return isAtStart(line[open - 1]) ? isBeforeHan(line, close) : line.isTightHanLeft(open)
  }

  /// Whether nothing that a bracket could explain stands before it: the start, a stop, what opens.
  private static func isAtStart(_ token: Token) -> Bool {
    switch token.code {
    case 0x28, 0x3001, 0x3002, 0xFF01, 0xFF08, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
    default: token.kind == .edge || token.opens
    }
  }

  /// Whether Han, a title or what is quoted follows at once, as behind the number of an item.
  private static func isBeforeHan(_ line: borrowing Line, _ i: Int) -> Bool {
    let next = line[i + 1]
    return next.isHan || next.opens || next.code == 0x3008 || next.code == 0x300A
  }

  /// Han or a title, not a stop or a bracket.
  private static func isText(_ token: Token) -> Bool { token.isHan || token.code == 0x300A || token.code == 0x300B }

  private static func isHanEdge(_ token: Token) -> Bool { token.isHan || token.kind == .wideMark }

  /// `(a+b)*c`: an operator, a letter or a digit touches the pair outside.
  private static func isArithmetic(_ line: borrowing Line, _ open: Int, _ close: Int) -> Bool {
    isOperator(line.ascii(close + 1)) || isOperator(line.ascii(open - 1))
  }

  /// `(3,4)`, `(x,y)`: commas between numbers or single letters.
  private static func isTuple(_ line: borrowing Line, _ open: Int, _ close: Int) -> Bool {
    let items = open + 1..<close
    return items.contains { line.ascii($0) == UInt8(ascii: ",") }
      && items.allSatisfy {
        line.isDigit($0) || line[$0].kind == .mark || line[$0].isSpace || line[$0].kind == .letter && line[$0 + 1].kind != .letter
      }
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "^"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: ">"),
      UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Words with a space between them: a gloss such as `Etch(Debian 4.0)`, no arguments.
  private static func isProse(_ line: borrowing Line, _ open: Int, _ close: Int) -> Bool {
    if (open + 1..<close).contains(where: { line.ascii($0) == UInt8(ascii: "(") && line[$0 - 1].kind == .letter }) { return false }
    return (open + 2..<max(open + 2, close - 1)).contains { i in
      line[i].isSpace && line[i - 1].isLatin && line[i + 1].isLatin
    }
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  /// One without a partner changes between Han on both sides, or after a line's first number in Han.
  private static func decideUnpaired(_ line: inout Line, _ i: Int) {
    guard line[i].code == 0x28 || line[i].code == 0x29, !Quotation.mentions(line, i) else { return }
    if isEmoticon(line, i) {
      line.protect(i - 1..<i + 1, .emoticon)
    } else if line.isTightHanLeft(i), line.isTightHanRight(i) {
      line.change(i, to: line[i].code == 0x28 ? 0xFF08 : 0xFF09, .brackets)
    } else if line.isHanLeft(of: i) || line.isHanRight(of: i) {
      line.note(i, .brackets)
    }
  }

  /// `:)` and its kin, with nothing but a space, a mark or the end behind.
  private static func isEmoticon(_ line: borrowing Line, _ i: Int) -> Bool {
    let eyes = line.ascii(i - 1)
    guard eyes == UInt8(ascii: ":") || eyes == UInt8(ascii: ";") || eyes == UInt8(ascii: "=") else { return false }
    return !line[i + 1].isLatin
  }
}
