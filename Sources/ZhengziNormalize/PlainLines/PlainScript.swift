// SPDX-License-Identifier: Apache-2.0

/// Which scripts the sentences of a plain line are in, as far as counting tells.
struct PlainScript {
  private var hanBytes = 0
  private var words = 0
  private var startsLatin = false
  private var isMixed = false

  /// Whether Han stands in the last one so far.
  var hasHan: Bool { hanBytes > 0 }

  /// Whether one may be Latin: a word comes first in one, and in one of them Han is less than three characters for each word.
  var mayBeLatin: Bool { startsLatin && isMixed }

  @inline(__always)
  mutating func takeWord() {
    if words == 0, hanBytes == 0 { startsLatin = true }
    words &+= 1
  }

  @inline(__always)
  mutating func takeHan(_ bytes: Int) { hanBytes &+= bytes }

  /// Counts anew behind a mark that may end a sentence.
  @inline(__always)
  mutating func endSentence() {
    // Three bytes for a character, and three of them for a word: see ``Sentence/isLatin``.
    if hanBytes < 9 &* words { isMixed = true }
    hanBytes = 0
    words = 0
  }
}
