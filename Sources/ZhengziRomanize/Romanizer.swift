// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Walks a text and writes its words, marks and spaces. Scratch of one thread.
struct Romanizer: ~Copyable {
  private let romanization: Romanization
  private let table: SyllableTable
  private let sandhi: ToneSandhi?
  private let rule: Rule
  private let noReading: Rule
  private var reader: WordReader
  private var run = HanRun()
  private var doubts = ReadingDoubts()
  private var spacing = Spacing()
  /// What was written since the last edit; all of the window's text where nobody listens.
  private var letters = Letters()
  /// Whether a part of the window is not copied as it is.
  private var hasChanges = false

  init(_ romanization: Romanization, _ table: SyllableTable, _ rules: ContextRules) {
    self.romanization = romanization
    self.table = table
    sandhi = romanization.appliesSandhi ? ToneSandhi() : nil
    rule = Rule(.convert, romanization.script.rawValue)
    noReading = Rule(.convert, "no-reading")
    reader = WordReader(rules: rules)
  }

  /// Forgets the document so far.
  mutating func reset() {
    spacing = Spacing()
  }

  /// - Parameter protected: what is copied as it is, sorted and apart.
  mutating func rewrite(_ window: Span<UInt8>, protecting protected: [Range<Int>], into writer: inout Writer) -> Outcome {
    hasChanges = writer.isListening
    var i = 0
    for range in protected {
      rewrite(window.extracting(0..<range.lowerBound), from: i, into: &writer)
      pass(range, of: window, into: &writer)
      i = range.upperBound
    }
    rewrite(window, from: i, into: &writer)
    if hasChanges { letters.withBytes { writer.output.append(contentsOf: $0) } }
    letters.removeAll()
    return hasChanges ? .rewritten : .unchanged
  }

  private mutating func rewrite(_ window: Span<UInt8>, from start: Int, into writer: inout Writer) {
    var i = start
    while i < window.count {
      if window[i] < 0x80 {
        i = takeASCII(window, from: i, into: &writer)
      } else if let (code, length) = window.codePoint(at: i) {
        i = take(code, i..<i + length, of: window, into: &writer)
      } else {
        copy(i..<i + 1, of: window, into: &writer)
        spacing.last = .other
        i += 1
      }
    }
  }

  private mutating func take(_ code: UInt32, _ range: Range<Int>, of window: Span<UInt8>, into writer: inout Writer) -> Int {
    if RomanizationTables.shared.character(code).usual.syllable != 0 { return takeRun(from: range.lowerBound, of: window, into: &writer) }
    if romanization.script == .pinyin, let (mark, side) = LatinPunctuation.mark(code) {
      write(mark, side)
      commit(range, into: &writer)
    } else if writer.isListening, isHan(code) {
      writer.note(range, of: window, rule: noReading, confidence: 0)
      spacing.last = .other
    } else {
      copy(range, of: window, into: &writer)
      spacing.last = .other
    }
    return range.upperBound
  }

  private mutating func write(_ mark: StaticString, _ side: LatinPunctuation.Side) {
    let isDoubled = side == .space && (spacing.last == .space || spacing.last == .start)
    if spacing.needsSpace(before: side) { letters.append(UInt8(ascii: " ")) }
    if !isDoubled { letters.append(mark) }
    spacing.take(side)
  }

  private func isHan(_ code: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(code) || (0xF900...0xFAFF).contains(code) || (0x20000...0x3FFFF).contains(code)
  }

  private mutating func takeASCII(_ window: Span<UInt8>, from start: Int, into writer: inout Writer) -> Int {
    if spacing.needsSpace(before: window[start]) { insertSpace(at: start, into: &writer) }
    var i = start
    while i < window.count, window[i] < 0x80 { i += 1 }
    copy(start..<i, of: window, into: &writer)
    spacing.take(window[i - 1])
    return i
  }

  /// Passes on text of the user's that stays; it stands apart as a word does.
  private mutating func pass(_ range: Range<Int>, of window: Span<UInt8>, into writer: inout Writer) {
    let first = window[range.lowerBound]
    let needsSpace = first < 0x80 ? spacing.needsSpace(before: first) : spacing.needsSpaceBeforeWord
    if needsSpace { insertSpace(at: range.lowerBound, into: &writer) }
    copy(range, of: window, into: &writer)
    let last = window[range.upperBound - 1]
    if last < 0x80 { spacing.take(last) } else { spacing.last = .word }
  }
}

// What is written: all at once where nobody listens, else edit by edit.
extension Romanizer {
  private mutating func copy(_ range: Range<Int>, of window: Span<UInt8>, into writer: inout Writer) {
    if writer.isListening { writer.copy(range, of: window) } else { letters.append(window.extracting(range)) }
  }

  private mutating func insertSpace(at place: Int, into writer: inout Writer) {
    letters.append(UInt8(ascii: " "))
    commit(place..<place, into: &writer)
  }

  /// Says that the letters since the last edit stand for a range of the window.
  @inline(__always)
  private mutating func commit(_ range: Range<Int>, into writer: inout Writer) {
    hasChanges = true
    guard writer.isListening else { return }
    writer.replace(range, with: takeLetters(), rule: rule)
  }

  private mutating func takeLetters() -> [UInt8] {
    defer { letters.removeAll() }
    return letters.withBytes { Array($0) }
  }
}

// Words.
extension Romanizer {
  /// Reads the characters with a reading from `start` on and writes them word by word.
  private mutating func takeRun(from start: Int, of window: Span<UInt8>, into writer: inout Writer) -> Int {
    run.load(window, from: start)
    reader.read(&run, before: neighbour(window, at: start - 1), after: neighbour(window, at: run.end))
    if writer.isListening { doubts.weigh(run, in: window) }
    sandhi?.apply(to: &run)
    letters.reserve(run.count * (SyllableTable.longest + 2) + 16)
    hasChanges = true
    var first = 0
    for last in 0..<run.count where run[last].endsWord {
      if writer.isListening { explainWord(first...last, into: &writer) } else { writeWord(first...last) }
      first = last + 1
    }
    return run.end
  }

  /// Writes a word, and says what else it may be read as.
  private mutating func explainWord(_ word: ClosedRange<Int>, into writer: inout Writer) {
    let before = spacing
    writeWord(word)
    let text = takeLetters()
    var confidence = 1.0
    var candidates: [Candidate] = []
    for i in word {
      var share = doubts.share(i)
      for other in doubts.others(i) {
        spacing = before
        writeWord(word, reading: i, as: other.syllable)
        let otherText = takeLetters()
        // Without tones they may look alike.
        if otherText == text {
          share += other.share
        } else if !candidates.contains(where: { $0.text.utf8.elementsEqual(otherText) }) {
          candidates.append(Candidate(String(decoding: otherText, as: UTF8.self), confidence: other.share))
        }
      }
      confidence = min(confidence, share)
    }
    candidates.sort { $0.confidence > $1.confidence }
    let range = run[word.lowerBound].place..<run[word.upperBound + 1].place
    writer.replace(range, with: text, rule: rule, confidence: candidates.isEmpty ? 1 : confidence, candidates: candidates)
  }

  private mutating func writeWord(_ word: ClosedRange<Int>, reading i: Int, as syllable: UInt16) {
    let chosen = run[i].syllable
    run[i].syllable = syllable
    writeWord(word)
    run[i].syllable = chosen
  }

  /// A letter or digit beside the run; 0 where there is none.
  private func neighbour(_ window: Span<UInt8>, at place: Int) -> UInt16 {
    place >= 0 && place < window.count && isLetterOrDigit(window[place]) ? UInt16(window[place]) : 0
  }

  @inline(__always)
  private mutating func writeWord(_ word: ClosedRange<Int>) {
    if spacing.needsSpaceBeforeWord { letters.append(UInt8(ascii: " ")) }
    spacing.last = .word
    let start = letters.count
    table.write(run[word.lowerBound].syllable, to: &letters)
    var i = word.lowerBound + 1
    while i <= word.upperBound {
      writeNext(i)
      i += 1
    }
    if romanization.capitalizesNames, romanization.script == .pinyin, run[word.upperBound].word.isName { capitalize(at: start) }
  }

  /// Writes a syllable that is not the first one of its word.
  @inline(__always)
  private mutating func writeNext(_ i: Int) {
    let syllable = run[i].syllable
    if romanization.script == .zhuyin {
      letters.append(UInt8(ascii: " "))
    } else if table.startsWithVowel(syllable) {
      if isSuffixR(i) { return letters.append(UInt8(ascii: "r")) }
      letters.append(UInt8(ascii: "'"))
    }
    table.write(syllable, to: &letters)
  }

  /// 儿 that only colours the syllable before it.
  private func isSuffixR(_ i: Int) -> Bool {
    table.tone(run[i].syllable) == 5 && run[i].form == 0x513F
  }

  private mutating func capitalize(at start: Int) {
    let word = letters.withBytes { String(decoding: $0[start...], as: UTF8.self) }
    letters.replace(from: start, with: (word.prefix(1).uppercased() + word.dropFirst()).utf8)
  }
}
