// SPDX-License-Identifier: Apache-2.0

/// Full-width marks in a line of Latin words without any Han → ASCII, with the spaces that Latin text has; 、 stays.
enum LatinLines {
  static func apply(to line: inout Line) {
    guard !line.hasHan, !line.isForeign, line.hasLatin, line.hasWide else { return }
    AsciiMarks.apply(to: &line, .latinLines, keeping: 0x3001)
  }
}
