// SPDX-License-Identifier: Apache-2.0

/// The sentences of a line as long as no place moves: found when the first one is asked for.
struct SentenceFinder {
  private var sentences: [Sentence] = []
  /// Where the last answer was: questions come mostly from left to right.
  private var last = 0

  /// The sentence that holds the place.
  mutating func sentence(at i: Int, of line: borrowing Line) -> Sentence {
    if sentences.isEmpty { sentences = line.sentences() }
    if i < sentences[last].range.lowerBound { last = 0 }
    while last < sentences.count - 1, i >= sentences[last].range.upperBound { last += 1 }
    return sentences[last]
  }
}
