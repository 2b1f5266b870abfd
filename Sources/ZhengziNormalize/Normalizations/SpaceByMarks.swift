// SPDX-License-Identifier: Apache-2.0

/// Spaces beside ，。；：！？、（）《》〈〉 go, up to three; no-break spaces beside any CJK mark go too.
///
/// Indents, list markers, table cells and U+3000 stay, and so do longer runs: they are layout.
enum SpaceByMarks {
  private static let longest = 3

  static func apply(to line: inout Line, _ sentences: inout SentenceFinder) {
    // One past the last run of spaces that was looked at; the marker of a list before the text owns the space behind it.
    var done: Int?
    var i = 0
    while line.nextSign(&i) {
      guard ownsNoSpace(line[i]) else { continue }
      take(&line, spacesBefore(line, i), &done, &sentences)
      take(&line, spacesAfter(line, i), &done, &sentences)
    }
    line.applySplices(.spaceByMarks)
  }

  private static func take(_ line: inout Line, _ range: Range<Int>, _ done: inout Int?, _ sentences: inout SentenceFinder) {
    guard !range.isEmpty, range.lowerBound >= done ?? line.contentStart else { return }
    done = range.upperBound
    guard range.count <= longest, isBesideMark(line, range), !sentences.isLatin(at: range.lowerBound, of: line) else { return }
    line.splices.append(.removing(range))
  }

  private static func isFreeSpace(_ token: Token) -> Bool { token.isSpace && token.span == .none }

  private static func spacesBefore(_ line: borrowing Line, _ i: Int) -> Range<Int> {
    var start = i
    while isFreeSpace(line[start - 1]) { start -= 1 }
    return start..<i
  }

  private static func spacesAfter(_ line: borrowing Line, _ i: Int) -> Range<Int> {
    i + 1..<line.run(from: i + 1) { isFreeSpace(line[$0]) }
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
