// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Writes Chinese text in pinyin or zhuyin, the readings chosen by words and their neighbours.
///
///     Pipeline(stages: [RomanizeStage(Romanization(.pinyin))]).rewrite("银行行长")   // "yínháng hángzhǎng"
///
/// Both scripts are read. A character without a reading passes and is reported. Cost: about 50 MB/s; 4 bytes of scratch for each byte of a
/// run of Han.
public struct RomanizeStage: Stage {
  private let romanization: Romanization
  private let table: SyllableTable
  private let rules: ContextRules

  public init(_ romanization: Romanization) {
    self.romanization = romanization
    let table = SyllableTable(romanization)
    self.table = table
    let section = RomanizationTables.shared.contexts
    let rows = String(decoding: (0..<section.count).map { section[$0] }, as: UTF8.self)
    rules = ContextRules(rows: rows) { table.number($0.utf8) }
  }

  public func makeRun() -> any StageRun {
    RomanizeRun(romanization, table, rules)
  }
}

private final class RomanizeRun: StageRun {
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
  private var isChanged = false

  init(_ romanization: Romanization, _ table: SyllableTable, _ rules: ContextRules) {
    self.romanization = romanization
    self.table = table
    sandhi = ToneSandhi(table: table)
    rule = Rule(.convert, romanization.script.rawValue)
    noReading = Rule(.convert, "no-reading")
    reader = WordReader(rules: rules)
  }

  func reset() {
    spacing = Spacing()
  }

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    isChanged = false
    var i = 0
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
    return .rewritten
  }

  private func take(_ code: UInt32, _ range: Range<Int>, of window: Span<UInt8>, into writer: inout Writer) -> Int {
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
    (0x3400...0x9FFF).contains(code) || (0xF900...0xFAFF).contains(code) || (0x20000...0x33FFF).contains(code)
  }

  private func copyASCII(_ window: Span<UInt8>, from start: Int, into writer: inout Writer) -> Int {
    if spacing.needsSpace(before: window[start]) { writer.replace(start..<start, with: " ", rule: rule) }
    var i = start
    while i < window.count, window[i] < 0x80 { i += 1 }
    writer.copy(start..<i, of: window)
    spacing.take(window[i - 1])
    return i
  }
}

extension RomanizeRun {
  /// Reads the characters with a reading from `start` on and writes them word by word.
  private func takeRun(from start: Int, of window: Span<UInt8>, into writer: inout Writer) -> Int {
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

  private func writeWords(_ items: [WordReader.Item], of window: Span<UInt8>, into writer: inout Writer) {
    var start = 0
    for end in items.indices where items[end].endsWord {
      text.removeAll(keepingCapacity: true)
      if spacing.needsSpaceBeforeWord { text.append(UInt8(ascii: " ")) }
      writeWord(items[start...end])
      writer.replace(places[start]..<places[end + 1], with: text.span, rule: rule)
      spacing.last = .word
      start = end + 1
    }
  }

  private func writeWord(_ word: ArraySlice<WordReader.Item>) {
    let first = text.count
    for (i, item) in zip(word.indices, word) {
      if i > word.startIndex { writeJoint(before: item) }
      if romanization.script == .pinyin, i > word.startIndex, isSuffixR(item) {
        text.append(UInt8(ascii: "r"))
      } else {
        table.write(item.syllable, to: &text)
      }
    }
    if romanization.capitalizesNames, romanization.script == .pinyin, word.first?.isName == true { capitalize(at: first) }
  }

  private func writeJoint(before item: WordReader.Item) {
    if romanization.script == .zhuyin {
      text.append(UInt8(ascii: " "))
    } else if !isSuffixR(item), table[item.syllable].startsWithVowel {
      text.append(UInt8(ascii: "'"))
    }
  }

  /// 儿 that only colours the syllable before it.
  private func isSuffixR(_ item: WordReader.Item) -> Bool {
    item.form == 0x513F && table[item.syllable].tone == 5
  }

  private func capitalize(at first: Int) {
    let letter = String(decoding: text[first...].prefix { $0 >= 0x80 || $0 == text[first] }.prefix(2), as: UTF8.self).prefix(1)
    text.replaceSubrange(first..<first + letter.utf8.count, with: Array(letter.uppercased().utf8))
  }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
}

/// Where spaces belong between words, letters and marks.
private struct Spacing {
  enum Last {
    case start, word, letter, space, opening, closing, other
  }

  var last = Last.start

  var needsSpaceBeforeWord: Bool { last == .word || last == .letter || last == .closing }

  func needsSpace(before side: LatinPunctuation.Side) -> Bool {
    side == .before && (last == .word || last == .letter || last == .closing)
  }

  /// Whether a space belongs between what came last and an ASCII character.
  func needsSpace(before byte: UInt8) -> Bool {
    switch last {
    case .word, .closing: isLetterOrDigit(byte) || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
    default: false
    }
  }

  mutating func take(_ side: LatinPunctuation.Side) {
    switch side {
    case .after: last = .closing
    case .before: last = .opening
    case .none: last = .other
    case .space: last = .space
    }
  }

  mutating func take(_ byte: UInt8) {
    switch byte {
    case 0x20, 0x09: last = .space
    case 0x0A, 0x0D: last = .start
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): last = .opening
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ")"),
      UInt8(ascii: "]"):
      last = .closing
    default: last = isLetterOrDigit(byte) ? .letter : .other
    }
  }
}
