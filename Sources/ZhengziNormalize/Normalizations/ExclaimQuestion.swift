// SPDX-License-Identifier: Apache-2.0

/// `!` `?` → `！` `？` after Han, or at the end of a Han line. Han on the right alone is not enough: `Yahoo!的`, `5!等于`.
///
/// After a space, but at the end of a line, the mark is an operator that the text is about.
enum ExclaimQuestion {
  static func replacement(_ line: borrowing Line, _ i: Int, _ sentences: inout SentenceFinder) -> UInt32? {
    let wide: UInt32 = line[i].code == 0x21 ? 0xFF01 : 0xFF1F
    guard line.isTightLeft(i) || line.isAtLineEnd(i) else { return nil }
    if line.isHanLeft(of: i) { return opensCode(line, i) ? nil : wide }
    return line.isAtLineEnd(i) && sentences.sentence(at: i, of: line).isHan ? wide : nil
  }

  /// Whether a letter, a digit or `=` touches the mark on the right: `!important`, `?id`, `!=`.
  private static func opensCode(_ line: borrowing Line, _ i: Int) -> Bool {
    line[i + 1].isLatin || line.ascii(i + 1) == UInt8(ascii: "=")
  }
}
