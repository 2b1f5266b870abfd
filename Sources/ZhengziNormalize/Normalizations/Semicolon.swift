// SPDX-License-Identifier: Apache-2.0

/// `;` → `；` after Han, or tight before Han. After a space it is being mentioned; entities are protected spans.
enum Semicolon {
  static func replacement(_ line: borrowing Line, _ i: Int) -> UInt32? {
    guard line.isTightLeft(i) || line.isTightHanRight(i) else { return nil }
    return line.isHanLeft(of: i) || line.isTightHanRight(i) ? 0xFF1B : nil
  }
}
