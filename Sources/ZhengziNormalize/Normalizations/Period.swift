// SPDX-License-Identifier: Apache-2.0

/// `.` → `。` after Han and before Han or the end; after Latin or a digit only where it ends a Han line.
///
/// Between the parts of a transliterated name it becomes the interpunct. List numbers, abbreviations and decimal points keep theirs.
enum Period {
  static func replacement(_ line: borrowing Line, _ i: Int, _ sentences: inout SentenceFinder, _ style: PunctuationStyle) -> UInt32? {
    guard line.ascii(i - 1) != UInt8(ascii: "."), line.ascii(i + 1) != UInt8(ascii: "."), !line[i + 1].isLatin else { return nil }
    guard line.isHanLeft(of: i) else { return endsHanLine(line, i, &sentences) ? 0x3002 : nil }
    if isListNumber(line, i) { return nil }
    if TransliteratedName.hasInterpunct(line, at: i) { return style.interpunct }
    return line.isHanRight(of: i) || line.isAtLineEnd(i) || endsQuotedSentence(line, i) ? 0x3002 : nil
  }

  /// Whether quotes or brackets close behind the point, and Han or a full-width mark follows: `“我来了.”他说`.
  private static func endsQuotedSentence(_ line: borrowing Line, _ i: Int) -> Bool {
    let end = line.run(from: i + 1) { j in
      line[j].span == .none
        && (line[j].kind == .quote && line[j].isQuotation && !line[j].opens || line[j].code == 0x29 || line[j].code == 0xFF09)
    }
    return end > i + 1 && (line[end].isHan || line[end].kind == .wideMark)
  }

  private static func endsHanLine(_ line: borrowing Line, _ i: Int, _ sentences: inout SentenceFinder) -> Bool {
    line.isTightLeft(i) && line.isAtLineEnd(i) && sentences.sentence(at: i, of: line).isHan && !isAbbreviation(line, i)
  }

  /// `一.` `第一.` at the start of the line.
  private static func isListNumber(_ line: borrowing Line, _ i: Int) -> Bool {
    var j = i - 1
    while line[j].isHan, HanNumerals.contains(line[j].code) { j -= 1 }
    guard j < i - 1 else { return false }
    if line[j].code == 0x7B2C { j -= 1 }
    return j < line.contentStart
  }

  /// `U.S.`, `J.`, `Inc.`: words that carry their own point.
  private static func isAbbreviation(_ line: borrowing Line, _ i: Int) -> Bool {
    guard line[i - 1].kind == .letter else { return false }
    if line[i - 1].span != .none { return line.ascii(i - 2) == UInt8(ascii: ".") }
    let start = line.startOfWord(endingAt: i - 1)
    let word = String(String.UnicodeScalarView((start..<i).compactMap { Unicode.Scalar(line[$0].code) }))
    return i - start == 1 && line.ascii(i - 1) < UInt8(ascii: "a") && !line[start - 1].isHan || abbreviations.contains(word)
  }

  private static let abbreviations: Set = ["etc", "Inc", "Ltd", "Co", "Corp", "Jr", "Sr", "al", "vs", "No", "St", "Dr", "Mr", "Mrs", "Ms"]
}
