// SPDX-License-Identifier: Apache-2.0

/// `:` → `：` after Han, tight between Latin and Han, or at the end of a Han line. Times, ratios, ports and `::` are protected spans;
/// spaced on both sides it is a ratio's or an operator.
enum Colon {
  static func replacement(_ line: borrowing Line, _ i: Int, _ sentences: inout SentenceFinder) -> UInt32? {
    if !line.isTightLeft(i), !line.isTightRight(i) { return nil }
    if line.isHanLeft(of: i) || line.isTightLeft(i) && line.isTightHanRight(i) { return 0xFF1A }
    return line.isAtLineEnd(i) && sentences.sentence(at: i, of: line).isHan ? 0xFF1A : nil
  }
}
