// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Walks a text and writes its words, marks and spaces. Scratch of one thread.
struct Romanizer {
  /// A longer run is read in pieces of this many characters.
  private static let longestRun = 256

  private let romanization: Romanization
  private let table: SyllableTable
  private let sandhi: ToneSandhi
  private let rule: Rule
  private let noReading: Rule
  private var reader: WordReader
  private var spacing = Spacing()
  private var text: [UInt8] = []
  /// The place of each character of the run in the window, and of the run's end.
  private var places: [Int] = []

  init(_ romanization: Romanization, _ table: SyllableTable, _ rules: ContextRules) {
    self.romanization = romanization
    self.table = table
    sandhi = ToneSandhi(table: table)
    rule = Rule(.convert, romanization.script.rawValue)
    noReading = Rule(.convert, "no-reading")
    reader = WordReader(rules: rules)
  }

  /// Forgets the document so far.
  mutating func reset() {
    spacing = Spacing()
  }

  /// - Parameter protected: what is copied as it is, sorted and apart.
  mutating func rewrite(_ window: Span<UInt8>, protecting protected: [Range<Int>], into writer: inout Writer) {
    var i = 0
    for range in protected {
      rewrite(window.extracting(0..<range.lowerBound), from: i, into: &writer)
      copy(range, of: window, into: &writer)
      i = range.upperBound
    }
    rewrite(window, from: i, into: &writer)
  }

  private mutating func rewrite(_ window: Span<UInt8>, from start: Int, into writer: inout Writer) {
    var i = start
    while i < window.count {
      if window[i] < 0x80 {
        i = copyASCII(window, from: i, into: &writer)
      } else if let (code, length) = window.codePoint(at: i) {
        i = take(code, i..<i + length, of: window, into: &writer)
      } else {
        writer.copy(i..<i + 1, of: window)
        spacing.last = .other
        i += 1
      }
    }
  }

  private mutating func take(_ code: UInt32, _ range: Range<Int>, of window: Span<UInt8>, into writer: inout Writer) -> Int {
    if RomanizationTables.shared.character(code).syllable != 0 { return takeRun(from: range.lowerBound, of: window, into: &writer) }
    if romanization.script == .pinyin, let (mark, side) = LatinPunctuation.mark(code) {
      let space = spacing.needsSpace(before: side) ? " " : ""
      let isDoubled = side == .space && (spacing.last == .space || spacing.last == .start)
      writer.replace(range, with: isDoubled ? "" : space + mark, rule: rule)
      spacing.take(side)
    } else if isHan(code) {
      writer.note(range, of: window, rule: noReading, confidence: 0)
      spacing.last = .other
    } else {
      writer.copy(range, of: window)
      spacing.last = .other
    }
    return range.upperBound
  }

  private func isHan(_ code: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(code) || (0xF900...0xFAFF).contains(code) || (0x20000...0x3FFFF).contains(code)
  }

  /// Copies text of the user's that stays; it stands apart as a word does.
  private mutating func copy(_ range: Range<Int>, of window: Span<UInt8>, into writer: inout Writer) {
    let first = window[range.lowerBound]
    let needsSpace = first < 0x80 ? spacing.needsSpace(before: first) : spacing.needsSpaceBeforeWord
    if needsSpace { writer.replace(range.lowerBound..<range.lowerBound, with: " ", rule: rule) }
    writer.copy(range, of: window)
    let last = window[range.upperBound - 1]
    if last < 0x80 { spacing.take(last) } else { spacing.last = .word }
  }

  private mutating func copyASCII(_ window: Span<UInt8>, from start: Int, into writer: inout Writer) -> Int {
    if spacing.needsSpace(before: window[start]) { writer.replace(start..<start, with: " ", rule: rule) }
    var i = start
    while i < window.count, window[i] < 0x80 { i += 1 }
    writer.copy(start..<i, of: window)
    spacing.take(window[i - 1])
    return i
  }
}

extension Romanizer {
  /// Reads the characters with a reading from `start` on and writes them word by word.
  private mutating func takeRun(from start: Int, of window: Span<UInt8>, into writer: inout Writer) -> Int {
    reader.removeAll()
    places.removeAll(keepingCapacity: true)
    var i = start
    while i < window.count, places.count < Self.longestRun, let (code, length) = window.codePoint(at: i) {
      let (syllable, form) = RomanizationTables.shared.character(code)
      guard syllable != 0 else { break }
      reader.append(form: form, syllable: syllable)
      places.append(i)
      i += length
    }
    places.append(i)
    reader.read(before: neighbour(window, before: start), after: neighbour(window, at: i))
    var items = reader.items
    if romanization.appliesSandhi { sandhi.apply(to: &items) }
    writeWords(items, of: window, into: &writer)
    return i
  }

  /// A letter or digit beside the run; 0 where there is none.
  private func neighbour(_ window: Span<UInt8>, before start: Int) -> UInt32 {
    start > 0 && isLetterOrDigit(window[start - 1]) ? UInt32(window[start - 1]) : 0
  }

  private func neighbour(_ window: Span<UInt8>, at end: Int) -> UInt32 {
    end < window.count && isLetterOrDigit(window[end]) ? UInt32(window[end]) : 0
  }

  private mutating func writeWords(_ items: [WordReader.Item], of window: Span<UInt8>, into writer: inout Writer) {
    var start = 0
    for end in items.indices where items[end].endsWord {
      text.removeAll(keepingCapacity: true)
      if spacing.needsSpaceBeforeWord { text.append(UInt8(ascii: " ")) }
      writeWord(items, start..<end + 1)
      writer.replace(places[start]..<places[end + 1], with: text.span, rule: rule)
      spacing.last = .word
      start = end + 1
    }
  }

  private mutating func writeWord(_ items: [WordReader.Item], _ word: Range<Int>) {
    let first = text.count
    for i in word {
      let item = items[i]
      if i > word.lowerBound { writeJoint(before: item) }
      if romanization.script == .pinyin, i > word.lowerBound, isSuffixR(item) {
        text.append(UInt8(ascii: "r"))
      } else {
        table.write(item.syllable, to: &text)
      }
    }
    if romanization.capitalizesNames, romanization.script == .pinyin, items[word.lowerBound].isName { capitalize(at: first) }
  }

  private mutating func writeJoint(before item: WordReader.Item) {
    if romanization.script == .zhuyin {
      text.append(UInt8(ascii: " "))
    } else if !isSuffixR(item), table.startsWithVowel(item.syllable) {
      text.append(UInt8(ascii: "'"))
    }
  }

  /// 儿 that only colours the syllable before it.
  private func isSuffixR(_ item: WordReader.Item) -> Bool {
    item.form == 0x513F && table.tone(item.syllable) == 5
  }

  private mutating func capitalize(at first: Int) {
    let letter = String(decoding: text[first...].prefix { $0 >= 0x80 || $0 == text[first] }.prefix(2), as: UTF8.self).prefix(1)
    text.replaceSubrange(first..<first + letter.utf8.count, with: Array(letter.uppercased().utf8))
  }
}
