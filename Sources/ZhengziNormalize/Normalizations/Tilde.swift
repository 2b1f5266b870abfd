// SPDX-License-Identifier: Apache-2.0

/// `~` `〜` between digits or Han numerals, in Han context → the style's range mark, `～`. A path, about (~50) and a tone (好的~) keep theirs.
enum Tilde {
  static func apply(to line: inout Line, _ sentences: inout SentenceFinder, _ style: PunctuationStyle) {
    var i = 0
    while line.nextSign(&i) {
      guard isTilde(line[i].code), line[i].code != style.range, line[i].span == .none else { continue }
      guard isNumber(line[i - 1]) || isUnit(line, i - 1), isNumber(line[i + 1]), sentences.sentence(at: i, of: line).isMostlyHan
      else { continue }
      line.change(i, to: style.range, .tilde)
    }
  }

  private static func isTilde(_ code: UInt32) -> Bool { code == 0x7E || code == 0x301C || code == 0xFF5E }

  private static func isNumber(_ token: Token) -> Bool {
    token.kind == .digit && (token.span == .none || token.span == .number) || token.isHan && HanNumerals.contains(token.code)
  }

  /// A unit that the first number carries too: `10%~20%`, `5℃~8℃`.
  private static func isUnit(_ line: borrowing Line, _ i: Int) -> Bool {
    (line[i].code == 0x25 || line[i].code == 0x2103 || line[i].code == 0x2030) && line.isDigit(i - 1)
  }
}
