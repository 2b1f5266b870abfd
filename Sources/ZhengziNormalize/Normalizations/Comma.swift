// SPDX-License-Identifier: Apache-2.0

/// `,` → `，` after Han, or tight before Han. Between two Latin words: only tight, in a Han sentence, never between digits or single letters.
///
/// Never `、`: a crawl keeps that mark, and Han lists with ， are legal.
enum Comma {
  static func replacement(_ line: borrowing Line, _ i: Int, _ sentence: Sentence) -> UInt32? {
    if line.isHanLeft(of: i) || line.isTightHanRight(i) { return 0xFF0C }
    return sentence.isMostlyHan && isBetweenWords(line, i) && !isInBrackets(line, i) ? 0xFF0C : nil
  }

  /// Whether words of two letters or more touch the comma on both sides. Writers of ASCII put a space after it.
  private static func isBetweenWords(_ line: borrowing Line, _ i: Int) -> Bool {
    guard line[i - 1].kind == .letter, line[i + 1].kind == .letter, isProse(line[i - 1].span), isProse(line[i + 1].span) else {
      return false
    }
    return line[i - 2].kind == .letter && line[i + 2].kind == .letter || line[i - 1].span != .none
  }

  /// Whether an ASCII bracket that was left alone is open at the comma.
  private static func isInBrackets(_ line: borrowing Line, _ i: Int) -> Bool {
    var depth = 0
    var j = i - 1
    while line[j].kind != .edge {
      if line[j].code == 0x29 { depth += 1 }
      if line[j].code == 0x28 {
        if depth == 0 { return true }
        depth -= 1
      }
      j -= 1
    }
    return false
  }

  private static func isProse(_ span: SpanKind) -> Bool { span == .none || span == .hostName || span == .word }
}
