// SPDX-License-Identifier: Apache-2.0

/// The marks that are open while the lines of a paragraph are read, and the pairs so far.
struct QuoteStack {
  private struct Entry {
    var place: Int
    var code: UInt32
    var depth: Int
    var isHan: Bool
    /// The line, counted from the first.
    var line: Int
    /// How many pairs there were when it was opened.
    var pairs: Int
    /// Whether its neighbours show that it opens.
    var isSure: Bool
  }

  private var line = 0

  private var open: [Entry] = []
  private var pairs: [(open: Entry, close: Entry)] = []
  /// Marks that open a speech again at the start of a line.
  private var again: [Entry] = []
  private static let deepest = 16

  var isEmpty: Bool { open.isEmpty }

  mutating func removeAll() {
    open.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
    again.removeAll(keepingCapacity: true)
    line = 0
  }

  /// Whether the mark is the one that is open, as at the start of each paragraph of a speech.
  func isOpenedAgain(by token: Token) -> Bool {
    open.last?.code == token.code && Quotation.isOpening(token.code) && token.code != 0x2018
  }

  /// Takes the marks of the next line; returns `false` where one contradicts what is open. A `'` is paired within its line: most are apostrophes.
  mutating func takes(_ line: inout Line, from start: Int) -> Bool {
    defer { self.line += 1 }
    var sentences = SentenceFinder()
    var i = 0
    while line.nextSign(&i) {
      guard line[i].kind == .quote, line[i].span == .none, line[i].isQuotation || closesFromBefore(line, i) else { continue }
      let isHan = line.traits.contains(.han) && !line.traits.contains(.foreign) && !sentences.isLatin(at: i, of: line)
      var entry = Entry(
        place: Int(line[i].start), code: line[i].code, depth: open.count + 1, isHan: isHan, line: self.line, pairs: pairs.count,
        isSure: StraightQuote.opens(line, i))
      if i == start, isOpenedAgain(by: line[i]) {
        entry.depth = open.count
        again.append(entry)
      } else {
        guard takes(entry, StraightQuote.closes(line, i)) else { return false }
      }
    }
    return !open.contains { $0.code == 0x27 }
  }

  /// Whether the mark could be an apostrophe, but for one that is open since a line before.
  private func closesFromBefore(_ line: borrowing Line, _ i: Int) -> Bool {
    line[i].code == 0x2019 && open.last?.code == 0x2018 && line[i - 1].kind != .letter
  }

  /// - Parameter surelyCloses: whether the neighbours of a straight mark show that it closes.
  private mutating func takes(_ entry: Entry, _ surelyCloses: Bool) -> Bool {
    let isStraight = Quotation.isStraight(entry.code)
    if isStraight ? !open.contains(where: { $0.code == entry.code }) : Quotation.isOpening(entry.code) {
      // A speech within a speech is quoted by the other form: else the mark that would have closed the first one is missing.
      let isWithinItself = open.contains { Quotation.isDouble($0.code) == Quotation.isDouble(entry.code) }
      guard !isWithinItself, open.count < Self.deepest else { return false }
      open.append(entry)
      return true
    }
    guard let start = open.popLast(), Quotation.closes(start.code, entry.code) else { return false }
    // Straight marks tell by their neighbours only which of them open: over lines, that must be plain, and no other quotation between.
    guard !isStraight || start.line == entry.line || start.isSure && surelyCloses && start.pairs == pairs.count else { return false }
    pairs.append((start, entry))
    return true
  }

  /// What the marks of the pairs become in Han text, in order.
  func marks(_ forms: PunctuationStyle.Quotes) -> [ParagraphQuotes.Mark] {
    var marks: [ParagraphQuotes.Mark] = []
    for pair in pairs where pair.open.isHan && pair.close.isHan {
      let form = pair.open.depth % 2 == 1 ? forms.outer : forms.inner
      if pair.open.code != form.open { marks.append(.init(place: pair.open.place, code: form.open)) }
      if pair.close.code != form.close { marks.append(.init(place: pair.close.place, code: form.close)) }
    }
    for entry in again where entry.isHan {
      let form = entry.depth % 2 == 1 ? forms.outer.open : forms.inner.open
      if entry.code != form { marks.append(.init(place: entry.place, code: form)) }
    }
    return marks.sorted { $0.place < $1.place }
  }
}
