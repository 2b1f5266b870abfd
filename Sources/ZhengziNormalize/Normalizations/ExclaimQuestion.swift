// SPDX-License-Identifier: Apache-2.0

/// `!` `?` → `！` `？` after Han, or at the end of a Han line. Han on the right alone is not enough: `Yahoo!的`, `5!等于`.
enum ExclaimQuestion {
  static func replacement(_ line: borrowing Line, _ i: Int, _ sentence: Sentence) -> UInt32? {
    let wide: UInt32 = line[i].code == 0x21 ? 0xFF01 : 0xFF1F
    if line.isHanLeft(of: i) { return opensCode(line, i) ? nil : wide }
    return sentence.isHan && line.isTightLeft(i) && line.isAtLineEnd(i) ? wide : nil
  }

  /// Whether a letter, a digit or `=` touches the mark on the right: `!important`, `?id`, `!=`.
  private static func opensCode(_ line: borrowing Line, _ i: Int) -> Bool {
    line[i + 1].isLatin || line.ascii(i + 1) == UInt8(ascii: "=")
  }
}
