// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Converts as the kernel does, but place by place, so that each phrase and each character that changes is an edit.
struct ExplainedConversion {
  let tables: ConversionTables
  private let choices: [Int: Context.Choice]
  private let doubts: Doubts?
  private var edits: [Replacement] = []

  /// A stretch of the text and what it becomes.
  struct Replacement {
    var range: Range<Int>
    var text: [UInt8]
    var rule: Rule
    var confidence = 1.0
    var candidates: [Candidate] = []
  }

  /// A phrase of the dictionaries.
  static let phrase = Rule(.convert, "phrase")
  /// A character by itself.
  static let character = Rule(.convert, "character")
  /// A form that its neighbours ask for.
  static let context = Rule(.convert, "context")
  /// A compatibility ideograph.
  static let compatibility = Rule(.convert, "compatibility")

  /// All changes of a text that holds no compatibility ideographs, in order.
  static func replacements(_ text: Text, _ tables: ConversionTables, _ context: Context?, _ doubts: Doubts?) -> [Replacement] {
    let choices = context?.choices(text, tables) ?? []
    var conversion = ExplainedConversion(
      tables: tables, choices: Dictionary(uniqueKeysWithValues: choices.map { ($0.place, $0) }), doubts: doubts)
    conversion.walk(Scanner(tables: tables, text: text, borders: context?.borders))
    return conversion.edits
  }

  private init(tables: ConversionTables, choices: [Int: Context.Choice], doubts: Doubts?) {
    self.doubts = doubts
    self.tables = tables
    self.choices = choices
  }

  private mutating func walk(_ scanner: Scanner) {
    let text = scanner.text
    var i = 0
    while i < text.count {
      let (value, length) = text.codePoint(at: i)
      if Text.operands(of: value) > 0, let length = text.descriptionLength(at: i) {
        i += length
      } else if tables.edge != nil {
        i = walkStretch(from: i, scanner)
      } else {
        i += piece(at: i, max(length, 1), scanner)
      }
    }
  }

  /// Takes the stretch up to the next place that no step reaches across; as one where steps get into each other's way.
  private mutating func walkStretch(from start: Int, _ scanner: Scanner) -> Int {
    let end = scanner.border(atOrAfter: start + max(scanner.text.codePoint(at: start).length, 1))
    var i = start
    while i < end {
      guard let match = scanner.match(at: i) else {
        i += max(scanner.text.codePoint(at: i).length, 1)
        continue
      }
      if match.result == ChangeTable.stepwise {
        replace(start..<end, with: StepwiseConversion(tables: tables).convert(scanner.text, start..<end), Self.phrase, scanner.text)
        return end
      }
      i += match.length
    }
    i = start
    while i < end { i += piece(at: i, max(scanner.text.codePoint(at: i).length, 1), scanner) }
    return i
  }

  /// Takes a phrase or a character, and returns its length.
  private mutating func piece(at i: Int, _ length: Int, _ scanner: Scanner) -> Int {
    guard let match = scanner.match(at: i) else {
      characters(i..<i + length, scanner.text, isPhrase: false)
      return length
    }
    if let result = match.result {
      replace(i..<i + match.length, with: Array(tables.text(result)), Self.phrase, scanner.text)
    } else {
      characters(i..<i + match.length, scanner.text, isPhrase: true)
    }
    return match.length
  }

  /// Takes characters that stand for themselves; a phrase that says the same makes them sure.
  private mutating func characters(_ range: Range<Int>, _ text: Text, isPhrase: Bool) {
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = text.codePoint(at: i)
      let end = i + max(length, 1)
      if let choice = choices[i] {
        choose(choice, i..<end, text, instead: tables.character(value))
      } else if !isPhrase, length == 3, let doubt = doubts?.doubt(value, text, at: i, tables) {
        leave(doubt, i..<end, text, as: tables.character(value))
      } else if length > 0, let result = tables.character(value) {
        replace(i..<end, with: result, Self.character, text)
      }
      i = end
    }
  }

  /// Takes the form that the context model chose; what the character becomes by itself is the other candidate.
  private mutating func choose(_ choice: Context.Choice, _ range: Range<Int>, _ text: Text, instead plain: [UInt8]?) {
    let before = Array(UnsafeRawBufferPointer(start: text.start + range.lowerBound, count: range.count))
    let other = Candidate(String(decoding: plain ?? before, as: UTF8.self), confidence: 1 - choice.confidence)
    let result = ConversionTables.bytes(choice.result)
    if before == result { return }
    edits.append(
      Replacement(range: range, text: result, rule: Self.context, confidence: choice.confidence, candidates: [other]))
  }

  /// Takes what the character becomes by itself, or the character as it is, and says that it is not sure.
  private mutating func leave(_ doubt: Doubts.Doubt, _ range: Range<Int>, _ text: Text, as result: [UInt8]?) {
    let result = result ?? Array(UnsafeRawBufferPointer(start: text.start + range.lowerBound, count: range.count))
    edits.append(
      Replacement(range: range, text: result, rule: Self.character, confidence: doubt.confidence, candidates: doubt.candidates))
  }

  private mutating func replace(_ range: Range<Int>, with result: [UInt8], _ rule: Rule, _ text: Text) {
    let before = UnsafeRawBufferPointer(start: text.start + range.lowerBound, count: range.count)
    guard !before.elementsEqual(result) else { return }
    edits.append(Replacement(range: range, text: result, rule: rule))
  }
}

extension Writer {
  /// Writes a whole window with these stretches replaced.
  mutating func write(_ window: Span<UInt8>, replacing replacements: [ExplainedConversion.Replacement]) {
    var done = 0
    for replacement in replacements {
      copy(done..<replacement.range.lowerBound, of: window)
      replace(
        replacement.range, with: replacement.text, rule: replacement.rule, confidence: replacement.confidence,
        candidates: replacement.candidates)
      done = replacement.range.upperBound
    }
    copy(done..<window.count, of: window)
  }
}
