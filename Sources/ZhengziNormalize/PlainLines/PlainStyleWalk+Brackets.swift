// SPDX-License-Identifier: Apache-2.0

/// Pairs of ASCII brackets without another pair in them.
extension PlainStyleWalk {
  /// What stands between two brackets.
  private struct Content {
    var range: Range<Int>
    /// Whether Han or a full-width mark is in it.
    var hasHan = false
    var hasComma = false
    /// Whether it ends with a quotation mark.
    var endsQuoted = false
    var isNumber = true
  }

  mutating func takeOpening(_ output: inout [UInt8]) -> Bool {
    guard changedEnd != i else { return false }
    if previous == .letter || previous == .digit { return takeCall() }
    guard closing < 0 else { return false }
    guard let content = content(from: i + 1) else { return takeUnclosed(&output) }
    guard !content.range.isEmpty, let isWide = isWide(content) else { return false }
    closing = content.range.upperBound
    isClosingWide = isWide
    guard closeGap(before: isWide ? .wideMark : .bracket, &output) else { return false }
    if isWide { put(0xFF08, for: 1, &output) } else { i &+= 1 }
    previous = isWide ? .wideMark : .bracket
    return true
  }

  mutating func takeClosing(_ output: inout [UInt8]) -> Bool {
    guard i == closing, closeGap(before: isClosingWide ? .closer : .bracket, &output) else { return false }
    if isClosingWide { put(0xFF09, for: 1, &output) } else { i &+= 1 }
    previous = isClosingWide ? .closer : .bracket
    closing = -1
    return true
  }

  /// One behind a space that nothing closes stays: `(参见下面的` at the end of a line.
  private mutating func takeUnclosed(_ output: inout [UInt8]) -> Bool {
    guard previous == .space, !hasBracket(from: i + 1), closeGap(before: .bracket, &output) else { return false }
    i &+= 1
    previous = .bracket
    return true
  }

  private func hasBracket(from start: Int) -> Bool {
    var j = start
    while j < bytes.count {
      switch bytes[j] {
      case UInt8(ascii: "("), UInt8(ascii: ")"): return true
      case 0xEF: if bytes.wideMark(j) == 0xFF08 || bytes.wideMark(j) == 0xFF09 { return true }
      default: break
      }
      j += 1
    }
    return false
  }

  /// `bash(1)`, `print()`: a name before brackets with a name or nothing in them.
  private mutating func takeCall() -> Bool {
    guard let close = endOfCall(i) else { return false }
    if !(i + 1..<close).allSatisfy({ bytes.isDigit($0) }) { script.takeWord() }
    i = close + 1
    previous = .digit
    return true
  }

  /// The bracket that closes the one at the place, if that belongs to a call.
  private func endOfCall(_ open: Int) -> Int? {
    guard bytes.isAlphanumeric(open - 1) else { return nil }
    let close = bytes.run(from: open + 1) { bytes.isAlphanumeric($0) || bytes[$0] == UInt8(ascii: "_") || bytes[$0] == UInt8(ascii: ".") }
    guard bytes[close] == UInt8(ascii: ")") else { return nil }
    return close == open + 1 || bytes.isAlphanumeric(open + 1) && bytes.isAlphanumeric(close - 1) ? close : nil
  }

  /// Whether the pair becomes full-width; `nil` where that hangs on more than its neighbours.
  private func isWide(_ content: Content) -> Bool? {
    let next = content.range.upperBound + 1
    // Code may end here.
    if bytes[next] == UInt8(ascii: ";"), bytes[next + 1] == UInt8(ascii: " "), bytes[next - 2] < 0x80 { return nil }
    // A bracket between quotation marks is being mentioned.
    if content.endsQuoted, bytes[next] == UInt8(ascii: "\"") || bytes.isQuote(next) { return nil }
    switch previous {
    case .space: return isTextAtEdge(content.range) || isSpacedInHan(content)
    case .edge, .stop, .han:
      if content.hasHan { return true }
      // Operands and arguments.
      guard !content.hasComma, !isOperator(bytes[next]) else { return nil }
      if previous == .han || bytes.isHan(next) { return true }
      if bytes[next] < 0x80 { return false }
      // Before a title or a quotation it is the number of an item.
      return bytes.wideMark(next).map { $0 == 0x3008 || $0 == 0x300A || Quotation.isOpening($0) }
    case .wideMark, .frame, .closer: return content.hasHan ? true : nil
    default: return nil
    }
  }

  /// Whether Han or the mark of a title stands first or last in the brackets.
  private func isTextAtEdge(_ range: Range<Int>) -> Bool {
    isText(range.lowerBound) || isText(range.upperBound - 3)
  }

  private func isText(_ i: Int) -> Bool {
    guard !bytes.isHan(i), let mark = bytes.wideMark(i) else { return bytes.isHan(i) }
    return mark == 0x300A || mark == 0x300B
  }

  /// `用户 (MUA) 需要`: one space and Han on both sides outside.
  private func isSpacedInHan(_ content: Content) -> Bool {
    let close = content.range.upperBound
    return beforeGap == .han && i - gapStart == 1 && bytes[close + 1] == UInt8(ascii: " ") && bytes.isHan(close + 2) && !content.isNumber
  }

  private func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"): false
    default: byte > 0x20 && byte < 0x7F && !PlainBytes.isAlphanumeric(byte)
    }
  }

  /// Reads up to the bracket that closes; `nil` where another bracket or a quotation comes first.
  private func content(from start: Int) -> Content? {
    var content = Content(range: start..<start)
    var j = start
    while j < bytes.count {
      switch bytes[j] {
      case UInt8(ascii: ")"):
        content.range = start..<j
        return content
      case UInt8(ascii: "("):
        guard let close = endOfCall(j) else { return nil }
        content.isNumber = false
        j = close
      case UInt8(ascii: "`"): return nil
      case 0x80...:
        guard take(j, of: &content) else { return nil }
        j += 2
      default: take(bytes[j], of: &content)
      }
      j += 1
    }
    return nil
  }

  private func take(_ byte: UInt8, of content: inout Content) {
    if byte == UInt8(ascii: ",") { content.hasComma = true }
    if byte &- UInt8(ascii: "0") >= 10 { content.isNumber = false }
    content.endsQuoted = byte == UInt8(ascii: "\"")
  }

  /// Takes an ideograph or a full-width mark that is no bracket.
  private func take(_ i: Int, of content: inout Content) -> Bool {
    content.isNumber = false
    content.endsQuoted = false
    if bytes.isHan(i) {
      content.hasHan = true
      return true
    }
    guard let mark = bytes.wideMark(i), mark != 0xFF08, mark != 0xFF09 else { return false }
    content.endsQuoted = bytes.isQuote(i)
    if !content.endsQuoted { content.hasHan = true }
    return true
  }
}
