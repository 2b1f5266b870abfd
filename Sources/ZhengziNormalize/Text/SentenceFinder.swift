// SPDX-License-Identifier: Apache-2.0

/// The sentences of a line as long as no place moves: found when the first one is asked for, each counted when it is.
struct SentenceFinder {
  private var sentences: [Sentence] = []
  /// Where the last answer was: questions come mostly from left to right.
  private var last = 0

  /// Forgets what it found and keeps its memory.
  mutating func removeAll() {
    if !sentences.isEmpty { sentences.removeAll(keepingCapacity: true) }
    last = 0
  }

  /// Whether the sentence that holds the place is Latin: none is in a line without letters.
  mutating func isLatin(at i: Int, of line: borrowing Line) -> Bool {
    guard line.traits.contains(.letters) else { return false }
    find(i, in: line)
    guard !sentences[last].startsHan else { return false }
    if !sentences[last].isCounted {
      sentences[last].startsHan = line.startsHan(sentences[last])
      guard !sentences[last].startsHan else { return false }
      line.count(&sentences[last])
    }
    return sentences[last].isLatin
  }

  /// The sentence that holds the place.
  mutating func sentence(at i: Int, of line: borrowing Line) -> Sentence {
    find(i, in: line)
    if !sentences[last].isCounted { line.count(&sentences[last]) }
    return sentences[last]
  }

  private mutating func find(_ i: Int, in line: borrowing Line) {
    if sentences.isEmpty { line.findSentences(into: &sentences) }
    if i < sentences[last].range.lowerBound { last = 0 }
    while last < sentences.count - 1, i >= sentences[last].range.upperBound { last += 1 }
  }
}
