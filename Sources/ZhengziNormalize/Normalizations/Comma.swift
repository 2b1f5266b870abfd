// SPDX-License-Identifier: Apache-2.0

/// `,` → `，` after Han, or tight before Han. Between two Latin words: only tight, in a Han sentence, never between digits or single letters.
///
/// Never `、`: a crawl keeps that mark, and Han lists with ， are legal.
enum Comma {
  static func replacement(_ line: borrowing Line, _ i: Int, _ sentences: inout SentenceFinder) -> UInt32? {
    let isSpaced = !line.isTightLeft(i) && !line.isTightRight(i)
    if line.isHanLeft(of: i), !isSpaced || line.isHanRight(of: i) { return 0xFF0C }
    // Behind empty brackets Han is only near.
    if line.isTightHanRight(i), line[i + 1].code >= 0x80 || !isAmongCode(line, i) { return 0xFF0C }
    if line.isTightLeft(i), line.isAtLineEnd(i), sentences.sentence(at: i, of: line).isHan { return 0xFF0C }
    guard isBetweenWords(line, i) || isBeforeQuote(line, i), !isAmongCode(line, i) else { return nil }
    return sentences.sentence(at: i, of: line).isMostlyHan && !isInBrackets(line, i) ? 0xFF0C : nil
  }

  /// Whether a word of two letters or more touches the comma on the right, and one or a number on the left. Writers of ASCII put a space after it.
  private static func isBetweenWords(_ line: borrowing Line, _ i: Int) -> Bool {
    isWord(line, i + 1, by: 1) && (isWord(line, i - 1, by: -1) || line[i - 1].kind == .digit && line[i - 1].span == .number)
  }

  private static func isWord(_ line: borrowing Line, _ i: Int, by step: Int) -> Bool {
    guard line[i].span == .none || line[i].span == .hostName || line[i].span == .word else { return false }
    var letters = 0
    var j = i
    while line[j].kind == .letter || line[j].kind == .digit {
      if line[j].kind == .letter { letters += 1 }
      j += step
    }
    // Names of code stand in lists of arguments.
    return letters > 1 && line.ascii(j) != UInt8(ascii: "_")
  }

  /// Whether a quotation follows at once, after a word, a number or another quotation.
  private static func isBeforeQuote(_ line: borrowing Line, _ i: Int) -> Bool {
    guard line[i + 1].opens, line[i + 1].span == .none else { return false }
    return line[i - 1].isLatin || line[i - 1].kind == .quote && !line[i - 1].opens
  }

  /// Whether a sign of code stands in the ASCII on either side of the comma: `first,second = 0`, `return alpha,beta;`.
  private static func isAmongCode(_ line: borrowing Line, _ i: Int) -> Bool {
    var left = i - 1
    while line[left].code < 0x80, i - left < Line.longestName {
      if isCodeSign(line, left) { return true }
      left -= 1
    }
    var right = i + 1
    while line[right].code < 0x80, right - i < Line.longestName {
      if isCodeSign(line, right) { return true }
      right += 1
    }
    return false
  }

  /// `=`, `$`, a backslash, braces, and `;` before a space or the end, where no mark that a crawl flattened stands.
  private static func isCodeSign(_ line: borrowing Line, _ i: Int) -> Bool {
    switch line.ascii(i) {
    case UInt8(ascii: "="), UInt8(ascii: "$"), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    case UInt8(ascii: ";"): line[i + 1].isSpace || line[i + 1].kind == .edge
    default: false
    }
  }

  /// Whether an ASCII bracket that was left alone is open at the comma: `f(a,b)`, `[low,high]`, `{one,two}`.
  private static func isInBrackets(_ line: borrowing Line, _ i: Int) -> Bool {
    var depth = 0
    var j = i - 1
    while line[j].kind != .edge, i - j < Line.longestSpan {
      switch line[j].code {
      case 0x29, 0x5D, 0x7D: depth += 1
      case 0x28, 0x5B, 0x7B:
        if depth == 0 { return true }
        depth -= 1
      default: break
      }
      j -= 1
    }
    return false
  }
}
