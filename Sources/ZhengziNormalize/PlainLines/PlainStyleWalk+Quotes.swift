// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Straight quotation marks in pairs without another quotation in them.
extension PlainStyleWalk {
  mutating func takeStraightQuote(_ output: inout [UInt8]) -> Bool {
    hasStraight = true
    if i == quoteEnd { return closeStraightQuote(&output) }
    guard quoteEnd < 0, canOpenQuote, let close = closingQuote, closeGap(before: .quote, &output) else { return false }
    if close == i + 1 {
      // Nothing is quoted: what stood there is missing, and the marks stay.
      guard bytes[close + 1] != UInt8(ascii: "\"") else { return false }
      i &+= 2
      previous = .quote
      beforeQuote = .other
      return true
    }
    guard let form = quotes.formOfStraight(), isHanQuotation(i + 1..<close) else { return false }
    quoteEnd = close
    quoteForm = form.close
    put(form.open, for: 1, &output)
    previous = .quote
    beforeQuote = .other
    return true
  }

  private mutating func closeStraightQuote(_ output: inout [UInt8]) -> Bool {
    guard closeGap(before: .quote, &output) else { return false }
    beforeQuote = previous == .mark || previous == .bracket || previous == .quote || previous == .space ? .other : previous
    put(quoteForm, for: 1, &output)
    quoteEnd = -1
    previous = .quote
    return true
  }

  /// Behind the start, Han, a full-width mark, or one space and one of these or a word.
  private var canOpenQuote: Bool {
    if previous == .edge || previous.isHan { return true }
    return previous == .space && i - gapStart == 1 && (beforeGap == .letter || beforeGap == .digit || beforeGap == .edge || beforeGap.isHan)
  }

  /// The place of the mark that closes, if no other quotation mark stands before it.
  private var closingQuote: Int? {
    var j = i + 1
    while j < bytes.count {
      switch bytes[j] {
      case UInt8(ascii: "\""): return j
      case UInt8(ascii: "`"): return nil
      case 0xE2, 0xE3:
        if let mark = bytes.wideMark(j), mark == 0x201C || mark == 0x201D || (0x300C...0x300F).contains(mark) { return nil }
      default: break
      }
      j += 1
    }
    return nil
  }

  /// Whether Han is in the quotation or touches it outside, where at most one space is between.
  private func isHanQuotation(_ range: Range<Int>) -> Bool {
    if previous.isHan || previous == .space && beforeGap.isHan { return true }
    let next = range.upperBound + 1
    return bytes.isHan(next) || bytes[next] == UInt8(ascii: " ") && bytes.isHan(next + 1)
      || range.contains { bytes.isHan($0) }
  }
}
