// SPDX-License-Identifier: Apache-2.0

/// `!` `?` → `！` `？` after Han, or at the end of a Han line. Han on the right alone is not enough: `Yahoo!的`, `5!等于`.
///
/// After a space, but at the end of a line, the mark is an operator that the text is about.
enum ExclaimQuestion {
  static func replacement(_ line: borrowing Line, _ i: Int, _ sentences: inout SentenceFinder) -> UInt32? {
    let wide: UInt32 = line[i].code == 0x21 ? 0xFF01 : 0xFF1F
    guard line.isTightLeft(i) || line.isAtLineEnd(i) else { return nil }
    if line.isHanLeft(of: i) { return opensCode(line, i) ? nil : wide }
    if line.isAtLineEnd(i) { return sentences.sentence(at: i, of: line).isHan ? wide : nil }
    return wide == 0xFF1F && asksInHan(line, i, &sentences) ? wide : nil
  }

  /// `Debian 是否支持 Java?支持情况`: behind Latin, tight before Han, in a Han sentence that asks by a word of its own.
  private static func asksInHan(_ line: borrowing Line, _ i: Int, _ sentences: inout SentenceFinder) -> Bool {
    guard line[i - 1].isLatin, line.isTightHanRight(i) else { return false }
    let sentence = sentences.sentence(at: i, of: line)
    return sentence.isHan && (sentence.range.lowerBound..<i).contains { line[$0].isHan && isInterrogative(line, $0) }
  }

  /// Whether the character makes a question: the particles and pronouns of one, or a verb that is asked by its negation, 是不是.
  private static func isInterrogative(_ line: borrowing Line, _ i: Int) -> Bool {
    switch line[i].code {
    case 0x5417, 0x55CE, 0x5462, 0x4F55, 0x5426, 0x600E, 0x54EA, 0x8C01, 0x8AB0: true  // 吗嗎呢何否怎哪谁誰
    case 0x4E48, 0x9EBC: line[i - 1].code == 0x4EC0 || line[i - 1].code == 0x751A  // 什么 甚麼
    case 0x4E0D: line[i - 1].isHan && line[i - 1].code == line[i + 1].code
    default: false
    }
  }

  /// Whether a letter, a digit or `=` touches the mark on the right: `!important`, `?id`, `!=`.
  private static func opensCode(_ line: borrowing Line, _ i: Int) -> Bool {
    line[i + 1].isLatin || line.ascii(i + 1) == UInt8(ascii: "=")
  }
}
