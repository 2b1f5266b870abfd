// SPDX-License-Identifier: Apache-2.0

/// A sentence of a line and the script that rules it.
struct Sentence {
  /// Places of its tokens, the closing mark among them.
  var range: Range<Int>
  var hanLetters = 0
  var latinWords = 0
  /// Words that only English sentences are built with.
  var functionWords = 0
  var startsLatin = false
  /// Whether all of it so far stands in brackets or quotes.
  var isAllInside = true
  /// Whether the last letter so far is Latin.
  var endsLatin = false
  /// Whether its letters and words are counted, and whether its first letter is known to be Han.
  var isCounted = false
  var startsHan = false

  /// Han rules: asked where both neighbours are Latin, or where the mark ends the line.
  var isHan: Bool { hanLetters > 0 && hanLetters >= 2 * latinWords }

  /// Han outweighs Latin names: enough where the spacing speaks for Chinese too.
  var isMostlyHan: Bool { hanLetters > 0 && hanLetters >= latinWords && !isLatin }

  /// A Latin sentence that only quotes Han words: these make no Han context.
  var isLatin: Bool {
    guard startsLatin else { return false }
    let isWordy = functionWords > 0 && hanLetters < 3 * latinWords
    return isWordy || latinWords > 3 * hanLetters || endsLatin && latinWords > hanLetters
  }
}

extension Sentence {
  fileprivate mutating func countHan(_ count: Int, isInside: Bool) {
    hanLetters += count
    endsLatin = false
    if !isInside { takeOutside() }
  }

  /// - Parameter isFunctionWord: asked only where it tells whether the sentence is Latin.
  fileprivate mutating func countWord(isInside: Bool, isFunctionWord: () -> Bool) {
    if !isInside { takeOutside() }
    guard !isInside || isAllInside else { return }
    if hanLetters == 0, latinWords == 0 { startsLatin = true }
    latinWords += 1
    endsLatin = true
    if startsLatin, isFunctionWord() { functionWords += 1 }
  }

  /// Text outside brackets and quotes outweighs the words inside.
  private mutating func takeOutside() {
    guard isAllInside else { return }
    isAllInside = false
    latinWords = 0
    functionWords = 0
    startsLatin = false
  }
}

extension Line {
  /// The sentences of the line, in order and without gaps, not counted. Cost: one pass over the signs.
  func findSentences(into result: inout [Sentence]) {
    var start = 1
    var i = 0
    while nextSign(&i) {
      guard endsSentence(i) else { continue }
      result.append(Sentence(range: start..<i + 1))
      start = i + 1
    }
    result.append(Sentence(range: start..<tokens.count))
  }

  /// Counts the letters and words of a sentence. Cost: one pass over it.
  ///
  /// Words in brackets and between quotes gloss or are quoted: unless there are no others, they do not tell which script the sentence is in.
  func count(_ sentence: inout Sentence) {
    sentence.isCounted = true
    var depth = 0
    var i = sentence.range.lowerBound
    while i < min(sentence.range.upperBound, tokens.count - 1) {
      switch tokens[i].kind {
      case .han:
        sentence.countHan(Int(tokens[i].run), isInside: depth > 0)
        i += Int(tokens[i].run)
      case .letter where tokens[i].span == .none:
        let next = endOfWord(startingAt: i)
        sentence.countWord(isInside: depth > 0, isFunctionWord: { self.isFunctionWord(i..<next) })
        i = next
      case .mark, .wideMark, .quote:
        depth = max(0, depth + nesting(i))
        i += 1
      default: i += Int(tokens[i].run)
      }
    }
  }

  /// Whether Han comes before any word that counts: then the sentence is not Latin, whatever follows.
  func startsHan(_ sentence: borrowing Sentence) -> Bool {
    var i = sentence.range.lowerBound
    while i < min(sentence.range.upperBound, tokens.count - 1) {
      if tokens[i].kind == .han { return true }
      if tokens[i].kind == .letter, tokens[i].span == .none { return false }
      i += Int(tokens[i].run)
    }
    return false
  }

  /// Whether the token opens (1) or closes (-1) brackets or quotes.
  private func nesting(_ i: Int) -> Int {
    switch tokens[i].code {
    case 0x28, 0xFF08: 1
    case 0x29, 0xFF09: -1
    case _ where tokens[i].kind == .quote && tokens[i].isQuotation: tokens[i].opens ? 1 : -1
    default: 0
    }
  }

  private func endsSentence(_ i: Int) -> Bool {
    switch tokens[i].code {
    case 0x3002, 0xFF01, 0xFF1F: return tokens[i].span == .none
    case 0x21, 0x2E, 0x3F:
      guard tokens[i].span == .none else { return false }
      let next = tokens[i + 1]
      return next.kind == .edge || next.isSpace || next.kind == .quote || next.kind == .han
    default: return false
    }
  }

  /// Whether the word is one of the closed class that English sentences cannot do without and Chinese ones do not borrow.
  private func isFunctionWord(_ range: Range<Int>) -> Bool {
    guard range.count <= 5 else { return false }
    var key: UInt64 = 0
    for i in range { key = key << 8 | UInt64(tokens[i].code < 0x80 ? tokens[i].code | 0x20 : 0) }
    return FunctionWords.contains(key)
  }
}
