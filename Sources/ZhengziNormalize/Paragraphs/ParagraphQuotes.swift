// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Quotation marks that pair up only over several lines of a paragraph: those that one line leaves open and a later one closes.
///
/// A paragraph ends at an empty line, at a line that begins with U+3000, a marker of a list, a heading, a table or code, and at the end of the
/// window: marks are paired within one window, so that what a run does depends on nothing else. A speech goes on in the next paragraph where
/// that opens it again. Where a mark is left over, or stands where it cannot, all stay as they are.
struct ParagraphQuotes {
  /// A mark to put in the place of another.
  struct Mark {
    /// The byte where the mark begins that stands there.
    var place: Int
    var code: UInt32
  }

  /// What the marks of the last lines that pair up become; in order.
  private(set) var marks: [Mark] = []
  /// One past those lines.
  private(set) var end = 0
  private var triedUntil = 0
  private var line = Line()
  private var stack = QuoteStack()

  /// A speech longer than that is left alone: its end is more likely missing.
  private static let mostLines = 32

  /// Forgets the window.
  mutating func reset() {
    marks.removeAll(keepingCapacity: true)
    end = 0
    triedUntil = 0
  }

  /// The marks in a range of the window.
  func marks(in range: Range<Int>) -> ArraySlice<Mark> {
    guard range.lowerBound < end else { return [] }
    let first = marks.firstIndex { $0.place >= range.lowerBound } ?? marks.endIndex
    return marks[first...].prefix { $0.place < range.upperBound }
  }

  /// Pairs the marks of the line at `start`, which does not pair up by itself, with those of the lines behind it; returns whether they pair up.
  ///
  /// Cost: each line is read once more at most.
  mutating func pair(_ window: Span<UInt8>, from start: Int, forms: PunctuationStyle.Quotes, by rules: LineRules) -> Bool {
    guard start >= triedUntil else { return false }
    stack.removeAll()
    var place = start
    var isNewParagraph = false
    for number in 0..<Self.mostLines where place < window.count {
      let next = window.firstIndex(of: 0x0A, from: place).map { $0 + 1 } ?? window.count
      let text = place..<window.endOfText(place..<next)
      guard !CodeBlock.canOpen(window, text) else { break }
      line.load(window, text)
      rules.prepareQuotes(of: &line)
      let start = line.run(from: 1) { line[$0].isSpace || line[$0].kind == .wideSpace }
      isNewParagraph = number > 0 && (isNewParagraph || line[1].kind == .wideSpace || line[start].kind == .edge)
      if line[start].kind == .edge {
        place = next
        continue
      }
      guard !isRow(line, from: start), number == 0 || line.contentStart == start,
        !isNewParagraph || stack.isOpenedAgain(by: line[start]), stack.takes(&line, from: start)
      else { break }
      isNewParagraph = false
      place = next
      if number > 0, stack.isEmpty {
        marks = stack.marks(forms)
        end = place
        return true
      }
    }
    triedUntil = place
    return false
  }

  /// Whether the line is a row of a table or a drawing.
  private func isRow(_ line: borrowing Line, from start: Int) -> Bool {
    line.ascii(start) == UInt8(ascii: "|") || line[start].kind == .other
  }
}

/// The marks that are open while the lines of a paragraph are read, and the pairs so far.
private struct QuoteStack {
  private struct Entry {
    var place: Int
    var code: UInt32
    var depth: Int
    var isHan: Bool
  }

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
  }

  /// Whether the mark is the one that is open, as at the start of each paragraph of a speech.
  func isOpenedAgain(by token: Token) -> Bool {
    open.last?.code == token.code && Quotation.isOpening(token.code) && token.code != 0x2018
  }

  /// Takes the marks of the next line; returns `false` where one contradicts what is open. A `'` is paired within its line: most are apostrophes.
  mutating func takes(_ line: inout Line, from start: Int) -> Bool {
    var sentences = SentenceFinder()
    var i = 0
    while line.nextSign(&i) {
      guard line[i].kind == .quote, line[i].span == .none, line[i].isQuotation || closesFromBefore(line, i) else { continue }
      let isHan = line.traits.contains(.han) && !line.traits.contains(.foreign) && !sentences.isLatin(at: i, of: line)
      let entry = Entry(place: Int(line[i].start), code: line[i].code, depth: open.count + 1, isHan: isHan)
      if i == start, isOpenedAgain(by: line[i]) {
        again.append(Entry(place: entry.place, code: entry.code, depth: open.count, isHan: isHan))
      } else {
        guard takes(entry, line, i) else { return false }
      }
    }
    return !open.contains { $0.code == 0x27 }
  }

  /// Whether the mark could be an apostrophe, but for one that is open since a line before.
  private func closesFromBefore(_ line: borrowing Line, _ i: Int) -> Bool {
    line[i].code == 0x2019 && open.last?.code == 0x2018 && line[i - 1].kind != .letter
  }

  private mutating func takes(_ entry: Entry, _ line: borrowing Line, _ i: Int) -> Bool {
    let isStraight = Quotation.isStraight(entry.code)
    let isAgain = open.contains { $0.code == entry.code }
    if isStraight ? !isAgain : Quotation.isOpening(entry.code) {
      // A form within itself: the mark that would have closed the first one is missing.
      guard !isAgain, open.count < Self.deepest, !isStraight || Self.canOpen(line, i) else { return false }
      open.append(entry)
      return true
    }
    guard let start = open.popLast(), Quotation.closes(start.code, entry.code), !isStraight || Self.canClose(line, i) else { return false }
    pairs.append((start, entry))
    return true
  }

  /// Whether text follows the straight mark, and no bracket, operator or word of code stands before it.
  private static func canOpen(_ line: borrowing Line, _ i: Int) -> Bool {
    let previous = line[i - 1]
    let next = line[i + 1]
    guard !previous.isLatin, previous.kind != .mark || previous.code == 0x3A || previous.code == 0x2C else { return false }
    return !next.isSpace && next.kind != .edge && !Line.isStop(next.code) && !isStop(next.code)
  }

  /// Whether text, or a mark that ends a sentence, stands before the straight mark.
  private static func canClose(_ line: borrowing Line, _ i: Int) -> Bool {
    let previous = line[i - 1]
    switch previous.code {
    case 0x3001, 0xFF0C, 0xFF1A, 0xFF1B, 0x2C, 0x3A, 0x3B, 0x28, 0xFF08: return false
    default: return !previous.isSpace && previous.kind != .edge && previous.kind != .wideSpace
    }
  }

  private static func isStop(_ code: UInt32) -> Bool {
    switch code {
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: true
    default: false
    }
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
