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

  /// Han rules: asked where both neighbours are Latin, or where the mark ends the line.
  var isHan: Bool { hanLetters > 0 && hanLetters >= 2 * latinWords }

  /// Han outweighs Latin names: enough where the spacing speaks for Chinese too.
  var isMostlyHan: Bool { hanLetters > 0 && hanLetters >= latinWords && !isLatin }

  /// A Latin sentence that only quotes Han words: these make no Han context.
  var isLatin: Bool {
    startsLatin && (functionWords > 0 && hanLetters < 4 * latinWords || latinWords > 3 * hanLetters)
  }
}

extension Line {
  /// The sentences of the line, in order and without gaps. Cost: one pass.
  func sentences() -> [Sentence] {
    var result: [Sentence] = []
    var sentence = Sentence(range: 1..<1)
    var i = 1
    while i < tokens.count - 1 {
      let token = tokens[i]
      var next = i + 1
      if token.kind == .han {
        sentence.hanLetters += 1
      } else if token.kind == .letter, token.span == .none {
        next = endOfWord(startingAt: i)
        if sentence.hanLetters == 0, sentence.latinWords == 0 { sentence.startsLatin = true }
        sentence.latinWords += 1
        if isFunctionWord(i..<next) { sentence.functionWords += 1 }
      }
      if endsSentence(i) {
        sentence.range = sentence.range.lowerBound..<next
        result.append(sentence)
        sentence = Sentence(range: next..<next)
      }
      i = next
    }
    sentence.range = sentence.range.lowerBound..<tokens.count
    result.append(sentence)
    return result
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
