// SPDX-License-Identifier: Apache-2.0

/// Spaces beside ，。；：！？、（）《》〈〉 go, up to three; no-break spaces beside any CJK mark go too.
///
/// Indents, list markers, table cells and U+3000 stay, and so do longer runs: they are layout.
enum SpaceByMarks {
  private static let longest = 3

  static func apply(to line: inout Line, _ sentences: inout SentenceFinder) {
    var splices: [Splice] = []
    var i = line.contentStart - 1
    while line.nextSign(&i) {
      guard line[i].isSpace, line[i].span == .none else { continue }
      let end = line.run(from: i) { line[$0].isSpace && line[$0].span == .none }
      if end - i <= longest, isBesideMark(line, i..<end), !sentences.isLatin(at: i, of: line) {
        splices.append(.removing(i..<end))
      }
      i = end - 1
    }
    line.apply(splices, .spaceByMarks)
  }

  private static func isBesideMark(_ line: borrowing Line, _ range: Range<Int>) -> Bool {
    guard (range.lowerBound..<range.upperBound).allSatisfy({ line[$0].code != 0x09 }) else { return false }
    let left = line[range.lowerBound - 1]
    let right = line[range.upperBound]
    return ownsNoSpace(left) && isText(right) || ownsNoSpace(right) && isText(left)
  }

  private static func ownsNoSpace(_ token: Token) -> Bool {
    guard token.span == .none else { return false }
    switch token.code {
    case 0x3001, 0x3002, 0x3008...0x300B, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: return true
    default: return false
    }
  }

  /// What a space may part from a mark: text, not the frame of a table or a bullet.
  private static func isText(_ token: Token) -> Bool {
    if token.span != .none { return token.span != .markup }
    switch token.kind {
    case .han, .letter, .digit, .quote, .wideMark, .wideAlphanumeric: return true
    case .mark: return token.code == 0x28 || token.code == 0x29 || token.code == 0x25 || token.code == 0x5B || token.code == 0x5D
    default: return false
    }
  }
}
