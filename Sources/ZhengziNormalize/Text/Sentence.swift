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
  fileprivate mutating func countHan(isInside: Bool) {
    hanLetters += 1
    endsLatin = false
    if !isInside { takeOutside() }
  }

  fileprivate mutating func countWord(isInside: Bool, isFunctionWord: Bool) {
    if !isInside { takeOutside() }
    guard !isInside || isAllInside else { return }
    if hanLetters == 0, latinWords == 0 { startsLatin = true }
    latinWords += 1
    endsLatin = true
    if isFunctionWord { functionWords += 1 }
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
  /// The sentences of the line, in order and without gaps. Cost: one pass.
  ///
  /// Words in brackets and between quotes gloss or are quoted: unless there are no others, they do not tell which script the sentence is in.
  func sentences() -> [Sentence] {
    var result: [Sentence] = []
    var sentence = Sentence(range: 1..<1)
    var depth = 0
    var i = 1
    while i < tokens.count - 1 {
      if tokens[i].kind == .han {
        sentence.countHan(isInside: depth > 0)
        i += 1
        continue
      }
      depth = max(0, depth + nesting(i))
      let isWord = tokens[i].kind == .letter && tokens[i].span == .none
      let next = isWord ? endOfWord(startingAt: i) : i + 1
      if isWord { sentence.countWord(isInside: depth > 0, isFunctionWord: isFunctionWord(i..<next)) }
      if endsSentence(i) {
        sentence.range = sentence.range.lowerBound..<next
        result.append(sentence)
        sentence = Sentence(range: next..<next)
        depth = 0
      }
      i = next
    }
    sentence.range = sentence.range.lowerBound..<tokens.count
    result.append(sentence)
    return result
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
    guard tokens[i].span == .none else { return false }
    switch tokens[i].code {
    case 0x3002, 0xFF01, 0xFF1F: return true
    case 0x21, 0x2E, 0x3F:
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
    return Self.functionWords.contains(key)
  }

  /// Articles, pronouns, auxiliaries, prepositions and conjunctions of English, each packed into one number.
  private static let functionWords = Set(
    """
    the and of to in is are was were be been it its he she they we you i me my his her our your their this that these those
    with for from by at on as or but not has have had do does did will would can could may an which who what when where how
    """.split(whereSeparator: \.isWhitespace).map { word in word.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })
}
