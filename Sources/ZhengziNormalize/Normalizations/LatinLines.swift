// SPDX-License-Identifier: Apache-2.0

/// Full-width marks in a line of Latin words without any Han → ASCII, with the spaces that Latin text has; 、 stays.
enum LatinLines {
  static func apply(to line: inout Line) {
    guard line.traits.isSuperset(of: [.latin, .wideMarks]), line.traits.isDisjoint(with: [.han, .foreign]), hasLetter(line) else { return }
    AsciiMarks.apply(to: &line, .latinLines, keeping: 0x3001)
  }

  /// Digits alone make no Latin line.
  private static func hasLetter(_ line: borrowing Line) -> Bool { line.indices.contains { line[$0].kind == .letter } }
}
