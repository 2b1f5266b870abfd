// SPDX-License-Identifier: Apache-2.0

/// Pairs of ASCII brackets without another pair in them.
extension PlainStyleWalk {
  /// What stands between two brackets.
  private struct Content {
    var range: Range<Int>
    /// Whether Han or a full-width mark is in it.
    var hasHan = false
    var hasComma = false
    /// Whether it is of letters, digits, `_` and `.` alone.
    var isName = true
    var isNumber = true
  }

  mutating func takeOpening(_ output: inout [UInt8]) -> Bool {
    guard closing < 0, changedEnd != i else { return false }
    guard let content = content(from: i + 1) else { return takeUnclosed(&output) }
    if previous == .letter || previous == .digit { return takeCall(content) }
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
  private mutating func takeCall(_ content: Content) -> Bool {
    let range = content.range
    let isCall = range.isEmpty || content.isName && bytes.isAlphanumeric(range.lowerBound) && bytes.isAlphanumeric(range.upperBound - 1)
    guard isCall, bytes.isAlphanumeric(i - 1) else { return false }
    if !content.isNumber { script.takeWord() }
    i = range.upperBound + 1
    previous = .digit
    return true
  }

  /// Whether the pair becomes full-width; `nil` where that hangs on more than its neighbours.
  private func isWide(_ content: Content) -> Bool? {
    switch previous {
    case .space: return isTextAtEdge(content.range) || isSpacedInHan(content)
    case .edge, .stop, .han:
      if content.hasHan { return true }
      // Operands and arguments.
      guard !content.hasComma, !isOperator(bytes[content.range.upperBound + 1]) else { return nil }
      if previous == .han || bytes.isHan(content.range.upperBound + 1) { return true }
      return bytes[content.range.upperBound + 1] < 0x80 ? false : nil
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
      case UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "`"): return nil
      case 0x80...:
        guard bytes.isHan(j) || isFrameMark(j) else { return nil }
        content.hasHan = true
        content.isName = false
        content.isNumber = false
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
    if !PlainBytes.isAlphanumeric(byte), byte != UInt8(ascii: "_"), byte != UInt8(ascii: ".") { content.isName = false }
  }

  /// Whether a full-width mark stands there that is neither a bracket nor a quotation mark.
  private func isFrameMark(_ i: Int) -> Bool {
    guard let mark = bytes.wideMark(i) else { return false }
    return switch mark {
    case 0xFF08, 0xFF09, 0x300C...0x300F, 0x201C, 0x201D: false
    default: true
    }
  }
}
