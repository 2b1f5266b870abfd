// SPDX-License-Identifier: Apache-2.0

/// Straight, curly and corner quotes → the style's, by depth: odd the outer, even the inner form.
///
/// They are paired over the line, which is the paragraph of most text, else over a paragraph of several lines, see ``ParagraphQuotes``. Where they
/// do not pair up, all stay and are noted. Apostrophes and primes are none.
enum Quotes {
  struct Pair {
    var open: Int
    var close: Int
    var depth: Int
  }

  static func apply(to line: inout Line, _ sentences: inout SentenceFinder, _ style: PunctuationStyle) {
    guard let forms = style.quotes, !line.isInPairedLines else { return }
    let places = places(line)
    guard !places.isEmpty else { return }
    guard let pairs = pairs(line, places) else {
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

  private static func places(_ line: borrowing Line) -> [Int] {
    var places: [Int] = []
    var i = 0
    while line.nextSign(&i) {
      if line[i].kind == .quote, line[i].span == .none, line[i].isQuotation { places.append(i) }
    }
    return places
  }

  private static func isForm(_ code: UInt32, _ forms: PunctuationStyle.Quotes) -> Bool {
    code == forms.outer.open || code == forms.outer.close || code == forms.inner.open || code == forms.inner.close
  }

  /// The pairs in order of their closing marks, or `nil` where one is left over.
  private static func pairs(_ line: borrowing Line, _ places: [Int]) -> [Pair]? {
    var open: [Int] = []
    var result: [Pair] = []
    for i in places {
      if opens(line, i, open) {
        guard open.count < 16 else { return nil }
        open.append(i)
      } else if let start = open.popLast(), Quotation.closes(line[start].code, line[i].code) {
        result.append(Pair(open: start, close: i, depth: open.count + 1))
      } else {
        return nil
      }
    }
    return open.isEmpty ? result : nil
  }

  /// A straight quote closes the innermost one that is open, if that is like it.
  private static func opens(_ line: borrowing Line, _ i: Int, _ open: [Int]) -> Bool {
    let code = line[i].code
    guard Quotation.isStraight(code) else { return Quotation.isOpening(code) }
    return !open.contains { line[$0].code == code }
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
