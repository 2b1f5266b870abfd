// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// Finds the traces of a conversion that went character by character: 隻要 for 只要, 麵對 for 面對.
///
/// A line in Traditional script is folded to Simplified and converted again, with its context. Where a phrase of the dictionaries, or the
/// neighbours, want another form than the one that stands there, that one is miswritten, if three things hold: native text does not use it for the
/// other (`Tables/context/miswritten.tsv`), nor writes this word both ways (`written-both-ways.tsv`), and no phrase asks for
/// it in turn. Cost: that of conversion with context, for lines that hold such a form.
public struct MiswrittenForms: FormReview {
  private let classes: ScriptClasses
  private let context: Context
  private let traditional: ConversionTables
  private let simplified: ConversionTables
  private let pairs: FormPairs

  /// - Throws: only where the tables that the program carries are damaged.
  public init() throws(ZhengziError) {
    guard let classes = ScriptClasses(), let context = Context(.s2t), let traditional = ConversionTables(Configuration.s2t.name),
      let simplified = ConversionTables(Configuration.t2s.name), let image = TableImage(embedded: zhengzi_table_context),
      let pairs = FormPairs(image)
    else { throw ZhengziError(.unavailable, "the tables of miswritten forms are missing or damaged") }
    self.classes = classes
    self.context = context
    self.traditional = traditional
    self.simplified = simplified
    self.pairs = pairs
  }

  public func mistakes(in window: Span<UInt8>) -> [MiswrittenForm] {
    window.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return [] }
      let text = Text(start: start, count: bytes.count)
      return text.lines.filter { isConverted(text, $0) }.flatMap { mistakes(text, in: $0) }
    }
  }

  /// Whether a line is in Traditional script throughout and holds a form that may be miswritten.
  private func isConverted(_ text: Text, _ line: Range<Int>) -> Bool {
    let count = classes.count(text, line)
    guard count.simplified == 0, count.traditional > 0, count.kinds & ScriptClass.kana == 0 else { return false }
    var i = line.lowerBound
    while i < line.upperBound {
      let (value, length) = text.codePoint(at: i)
      if length == 3, pairs.contains(value) { return true }
      i += max(length, 1)
    }
    return false
  }

  private func mistakes(_ text: Text, in line: Range<Int>) -> [MiswrittenForm] {
    folded(text, line).withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return [] }
      let plain = Text(start: start, count: bytes.count)
      let phrases = Scanner(tables: traditional, text: plain, borders: nil)
      var found: [MiswrittenForm] = []
      forEachWord(Scanner(tables: traditional, text: plain, borders: context.borders)) { word, wanted, confidence in
        let start = line.lowerBound + word.lowerBound
        for var mistake in compare(Text(start: text.start + start, count: word.count), wanted, confidence) {
          mistake.range = start + mistake.range.lowerBound..<start + mistake.range.upperBound
          if isWanted(text, at: mistake.range.lowerBound, phrases, from: mistake.range.lowerBound - line.lowerBound) { continue }
          found.append(mistake)
        }
      }
      return found
    }
  }
}

extension MiswrittenForms {
  /// How sure a phrase of the dictionaries makes a form.
  private static let byPhrase = 0.95
  /// How much likelier than the form by default the model has to find another, in nats.
  private static let leastLead: Float = 4

  /// A line, character by character, in Simplified script; as long as it was.
  private func folded(_ text: Text, _ line: Range<Int>) -> [UInt8] {
    var folded = Array(UnsafeRawBufferPointer(start: text.start + line.lowerBound, count: line.count))
    var i = line.lowerBound
    while i < line.upperBound {
      let (value, length) = text.codePoint(at: i)
      if length == 3, let form = simplified.character(value), form.count == 3 {
        for k in 0..<3 { folded[i - line.lowerBound + k] = form[k] }
      }
      i += max(length, 1)
    }
    return folded
  }

  /// Calls with each stretch of a Simplified text for which a form is known, that form, and how sure it is.
  private func forEachWord(_ scanner: Scanner, _ body: (Range<Int>, [UInt8], Double) -> Void) {
    var i = 0
    while i < scanner.text.count {
      let (value, length) = scanner.text.codePoint(at: i)
      let next = i + max(length, 1)
      if let match = scanner.match(at: i) {
        let word = i..<i + match.length
        if !context.borders.mayBeCut(word, scanner.text), let wanted = wanted(scanner.text, word, match) {
          body(word, wanted, Self.byPhrase)
        }
        i += match.length
        continue
      }
      if length == 3, context.forms.contains(value), let choice = context.forms.choice(value, scanner.text, at: i, traditional.segments),
        choice.lead >= Self.leastLead
      {
        body(i..<next, ConversionTables.bytes(context.result(choice.form)), Context.confidence(choice))
      }
      i = next
    }
  }

  /// What a phrase becomes; `nil` where that is longer or shorter.
  private func wanted(_ text: Text, _ word: Range<Int>, _ match: Scanner.Match) -> [UInt8]? {
    let wanted = match.result.map { Array(traditional.text($0)) } ?? traditional.characters(text, word)
    return wanted.count == word.count ? wanted : nil
  }

  /// The characters of a word that are miswritten, with their places in it.
  private func compare(_ word: Text, _ wanted: [UInt8], _ confidence: Double) -> [MiswrittenForm] {
    var found: [MiswrittenForm] = []
    wanted.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, !pairs.isWrittenBothWays(word) else { return }
      let wanted = Text(start: start, count: bytes.count)
      var i = 0
      while i < word.count {
        let (here, length) = word.codePoint(at: i)
        let form = wanted.codePoint(at: i)
        if length == 3, form.length == 3, pairs.contains(here, for: form.value) {
          found.append(MiswrittenForm(range: i..<i + 3, form: Array(bytes[i..<i + 3]), confidence: confidence))
        }
        i += max(length, 1)
      }
    }
    return found
  }

  /// Whether the neighbours, or another phrase, whichever words meet there, want the form that stands at a place.
  private func isWanted(_ text: Text, at i: Int, _ plain: Scanner, from place: Int) -> Bool {
    let here = text.codePoint(at: i).value
    let character = plain.text.codePoint(at: place).value
    if let choice = context.forms.choice(character, plain.text, at: place, traditional.segments), choice.form == here { return true }
    var start = place
    for _ in 0..<4 {
      if let match = plain.match(at: start), start + match.length > place,
        let wanted = wanted(plain.text, start..<start + match.length, match),
        wanted.withUnsafeBytes({ bytes in
          bytes.baseAddress.map { Text(start: $0, count: bytes.count).codePoint(at: place - start).value == here } ?? false
        })
      {
        return true
      }
      let before = plain.text.codePoint(before: start, floor: 0)
      if before.length == 0 { break }
      start -= before.length
    }
    return false
  }
}

/// Which form stands for which by a mistake, and the words of which nothing is to be concluded.
private struct FormPairs: @unchecked Sendable {
  /// Sorted: 16 bits of the form that stands there, 16 of the one that belongs there.
  private let pairs: UnsafeBufferPointer<UInt32>
  /// Hashes of words.
  private let words: UnsafeBufferPointer<UInt32>

  init?(_ image: TableImage) {
    pairs = image.section("miswritten", of: UInt32.self).pointer
    words = image.section("bothways", of: UInt32.self).pointer
    guard words.count.nonzeroBitCount == 1 else { return nil }
  }

  /// Whether a form may stand for any other.
  func contains(_ form: UInt32) -> Bool {
    let i = first(form << 16)
    return i < pairs.count && pairs[i] >> 16 == form
  }

  /// Whether a form may stand for another.
  func contains(_ form: UInt32, for other: UInt32) -> Bool {
    let i = first(form << 16 | other)
    return i < pairs.count && pairs[i] == form << 16 | other
  }

  private func first(_ pair: UInt32) -> Int {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle] < pair { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func isWrittenBothWays(_ word: Text) -> Bool {
    var hash = ContextFormat.seed
    var i = 0
    while i < word.count {
      let (value, length) = word.codePoint(at: i)
      hash = ContextFormat.mix(hash, value)
      i += max(length, 1)
    }
    let mask = words.count - 1
    var place = ContextFormat.slot(hash, mask)
    // SAFETY: the mask keeps the place below the count; the table is never full, so the search ends.
    while words[place] != 0 {
      if words[place] == ContextFormat.fingerprint(hash) { return true }
      place = (place + 1) & mask
    }
    return false
  }
}
