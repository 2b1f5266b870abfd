// SPDX-License-Identifier: Apache-2.0

/// Straight, curly and corner quotes → the style's, by depth: odd the outer, even the inner form.
///
/// They are paired over the line, which is the paragraph of most text, else over a paragraph of several lines, see ``ParagraphQuotes``. Where they
/// do not pair up, all stay and are noted. Apostrophes and primes are none.
enum Quotes {
  struct Pair {
    var open: Int
    var close = 0
    var depth: Int
    /// The place of the pair around it among the pairs, or -1.
    var around: Int
  }

  static func apply(to line: inout Line, _ sentences: inout SentenceFinder, _ style: PunctuationStyle) {
    guard let forms = style.quotes, !line.isInPairedLines else { return }
    var places: [Int] = []
    swap(&places, &line.places)
    defer { swap(&places, &line.places) }
    find(in: line, &places)
    guard !places.isEmpty else { return }
    var pairs: [Pair] = []
    swap(&pairs, &line.pairs)
    defer { swap(&pairs, &line.pairs) }
    guard pair(line, places, &pairs) else {
      line.hasLooseQuotes = true
      for i in places where !isForm(line[i].code, forms) { line.note(i, .quotes) }
      return
    }
    for pair in pairs {
      let form = pair.depth % 2 == 1 ? forms.outer : forms.inner
      let isRight = line[pair.open].code == form.open && line[pair.close].code == form.close
      guard !isRight, isHan(line, pair, &sentences) else { continue }
      if line[pair.open].code != form.open { line.change(pair.open, to: form.open, .quotes) }
      if line[pair.close].code != form.close { line.change(pair.close, to: form.close, .quotes) }
    }
  }

  private static func find(in line: borrowing Line, _ places: inout [Int]) {
    places.removeAll(keepingCapacity: true)
    var i = 0
    while line.nextSign(&i) {
      if line[i].kind == .quote, line[i].span == .none, line[i].isQuotation { places.append(i) }
    }
  }

  private static func isForm(_ code: UInt32, _ forms: PunctuationStyle.Quotes) -> Bool {
    code == forms.outer.open || code == forms.outer.close || code == forms.inner.open || code == forms.inner.close
  }

  /// Finds the pairs, in order of their opening marks; returns whether none is left over.
  private static func pair(_ line: borrowing Line, _ places: [Int], _ pairs: inout [Pair]) -> Bool {
    pairs.removeAll(keepingCapacity: true)
    // The last pair that is open; each knows the one around it.
    var last = -1
    for i in places {
      let depth = last < 0 ? 0 : pairs[last].depth
      if opens(line, i, pairs, last) {
        guard depth < 16 else { return false }
        pairs.append(Pair(open: i, depth: depth + 1, around: last))
        last = pairs.count - 1
      } else if last >= 0, Quotation.closes(line[pairs[last].open].code, line[i].code) {
        pairs[last].close = i
        last = pairs[last].around
      } else {
        return false
      }
    }
    return last < 0
  }

  /// A straight quote closes the innermost one that is open, if that is like it.
  private static func opens(_ line: borrowing Line, _ i: Int, _ pairs: [Pair], _ last: Int) -> Bool {
    let code = line[i].code
    guard Quotation.isStraight(code) else { return Quotation.isOpening(code) }
    var around = last
    while around >= 0 {
      if line[pairs[around].open].code == code { return false }
      around = pairs[around].around
    }
    return true
  }

  /// Whether the pair stands in Han text: Han or a full-width mark outside, or, where it is the whole line, inside.
  private static func isHan(_ line: borrowing Line, _ pair: Pair, _ sentences: inout SentenceFinder) -> Bool {
    guard pair.close > pair.open + 1 else { return false }
    if sentences.isLatin(at: pair.open, of: line) { return false }
    if line.isHanLeft(of: pair.open) || line.isHanRight(of: pair.close) { return true }
    let hasHan = (pair.open..<pair.close).contains { line[$0].isHan }
    return hasHan || sentences.sentence(at: pair.open, of: line).isHan
  }
}
