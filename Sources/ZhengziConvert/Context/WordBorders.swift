// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Tells where words meet, by the counts of words: whether a phrase that stands in the text cuts through others.
///
/// A leftmost longest match takes 被发 out of 被发明. The words of the neighbourhood tell better: 被 and 发明 are likelier than 被发 and 明.
/// Source: `Tables/context/words.tsv` (jieba's counts). Cost: two bits where no word reaches across the phrase's ends, else some 300 ns.
struct WordBorders: @unchecked Sendable {
  private let words: UnsafePointer<UInt32>
  private let wordMask: Int
  private let inner: BigramSet
  /// Neighbours with which a word starts.
  private let initial: BigramSet
  /// Neighbours with which a word ends.
  private let final: BigramSet
  /// How many characters on either side are taken into account.
  private static let reach = 4
  /// How many steps likelier the other words must be.
  private static let gate = 2 * Int(ContextFormat.costSteps)
  /// The cost of the phrase itself where it is kept, at the most, since it is a word, whether it was counted or not: that of one that was seen
  /// once, or, from three characters on, which hardly stand together by chance, that of a rare one.
  private static let (shortPhrase, longPhrase) = (18 * Int(ContextFormat.costSteps), 14 * Int(ContextFormat.costSteps))
  /// The cost of a character that is no word.
  private static let unknown = 18 * Int(ContextFormat.costSteps)

  init?(_ image: TableImage) {
    guard let inner = BigramSet(image, "inner"), let initial = BigramSet(image, "initial"), let final = BigramSet(image, "final") else {
      return nil
    }
    let words = image.section("words", of: UInt32.self).pointer
    self.inner = inner
    self.initial = initial
    self.final = final
    guard let start = words.baseAddress, words.count.nonzeroBitCount == 1 else { return nil }
    (self.words, wordMask) = (start, words.count - 1)
  }

  /// Whether likelier words reach across one of the ends of a phrase.
  func cut(_ phrase: Range<Int>, _ text: Text) -> Bool { mayCut(phrase, text) && isCut(phrase, text, gate: Self.gate) }

  /// Whether words reach across one of the ends of a phrase that are as likely.
  func mayBeCut(_ phrase: Range<Int>, _ text: Text) -> Bool { mayCut(phrase, text) && isCut(phrase, text, gate: -Self.gate) }

  /// The same where ``mayCut(_:_:)`` says yes.
  @inline(never)
  private func isCut(_ phrase: Range<Int>, _ text: Text, gate: Int) -> Bool {
    var window = HanWindow(text, phrase, reach: Self.reach)
    guard hasCuttingWord(&window) else { return false }
    findWords(&window)
    return bestCost(&window, keeping: true) - bestCost(&window, keeping: false) > gate
  }

  /// 1 where the neighbours at an end of a phrase stand inside of words, too, else 0: as ``mayCut(_:_:)``, without a branch.
  @inline(__always)
  func mayCut(_ isShort: Bool, _ before: UInt32, _ first: UInt32, _ last: UInt32, _ next: UInt32) -> UInt32 {
    (isShort ? final : inner).bit(before, first) | (isShort ? initial : inner).bit(last, next)
  }

  /// Whether neighbours stand at an end of the phrase that stand inside of words, too: two bits. A word that ends or starts inside a phrase of
  /// two characters does so with its last or first two.
  @inline(__always)
  func mayCut(_ phrase: Range<Int>, _ text: Text) -> Bool {
    let isShort = phrase.count <= 6
    return mayCut(phrase.lowerBound, isShort ? final : inner, text) || mayCut(phrase.upperBound, isShort ? initial : inner, text)
  }

  /// Whether any word reaches across one end of the phrase only.
  private func hasCuttingWord(_ window: inout HanWindow) -> Bool {
    for start in max(0, window.phraseStart - ContextFormat.longestWord + 1)..<window.phraseEnd where start != window.phraseStart {
      let last = min(start + ContextFormat.longestWord, start < window.phraseStart ? window.phraseEnd - 1 : window.count)
      let first = start < window.phraseStart ? window.phraseStart + 1 : window.phraseEnd + 1
      if last < max(first, start + 2) || !startsWord(&window, start) { continue }
      var hash = ContextFormat.mix(ContextFormat.seed, window.characters[start])
      for end in start + 2...last {
        hash = ContextFormat.mix(hash, window.characters[end - 1])
        if end >= first, cost(hash) != nil { return true }
      }
    }
    return false
  }

  /// Whether a word of two characters or more may start at a place of the window.
  @inline(__always)
  private func startsWord(_ window: inout HanWindow, _ start: Int) -> Bool {
    start + 1 < window.count && initial.contains(window.characters[start], window.characters[start + 1])
  }

  /// Looks all words of the window up.
  private func findWords(_ window: inout HanWindow) {
    for start in 0..<window.count {
      var hash = ContextFormat.mix(ContextFormat.seed, window.characters[start])
      window.words[4 * start] = cost(hash) ?? .max
      if !startsWord(&window, start) { continue }
      var end = start + 2
      while end <= min(start + ContextFormat.longestWord, window.count) {
        hash = ContextFormat.mix(hash, window.characters[end - 1])
        window.words[4 * start + end - start - 1] = cost(hash) ?? .max
        end += 1
      }
    }
  }

  /// Whether the neighbours of a place are in a set; characters of three bytes only.
  @inline(__always)
  private func mayCut(_ place: Int, _ set: BigramSet, _ text: Text) -> Bool {
    guard place >= 3, place &+ 4 <= text.count else { return place >= 3 && place < text.count && mayCutAtEnd(place, set, text) }
    let before = UTF8Word(text.start.loadUnaligned(fromByteOffset: place &- 3, as: UInt32.self))
    let after = UTF8Word(text.start.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    return before.isThreeBytes && after.isThreeBytes && set.contains(before.value, after.value)
  }

  private func mayCutAtEnd(_ place: Int, _ set: BigramSet, _ text: Text) -> Bool {
    let before = text.codePoint(before: place, floor: 0)
    let after = text.codePoint(at: place)
    return before.length == 3 && after.length == 3 && set.contains(before.value, after.value)
  }

  /// The cost of the likeliest words that the window consists of; where the phrase is kept, none may reach across one of its ends only.
  private func bestCost(_ window: inout HanWindow, keeping: Bool) -> Int {
    window.costs[0] = 0
    for end in 1...window.count { window.costs[end] = .max }
    for start in 0..<window.count {
      if keeping, start == window.phraseStart {
        let phrase = window.phraseEnd - start > 2 ? Self.longPhrase : Self.shortPhrase
        window.costs[window.phraseEnd] = min(window.costs[window.phraseEnd], window.costs[start] + phrase)
      }
      for end in start + 1...min(start + ContextFormat.longestWord, window.count) {
        if keeping, window.cutsPhrase(start, end) { continue }
        let word = window.words[4 * start + end - start - 1]
        if word == .max, end > start + 1 { continue }
        window.costs[end] = min(window.costs[end], window.costs[start] + (word == .max ? Self.unknown : Int(word)))
      }
    }
    return window.costs[window.count]
  }

  /// The cost of a word; `nil` where there is none.
  private func cost(_ hash: UInt64) -> UInt16? {
    var place = ContextFormat.slot(hash, wordMask)
    // SAFETY: the mask keeps the place below the count; the table is never full, so the search ends.
    while words[place] != 0 {
      if words[place] >> 8 == UInt32(truncatingIfNeeded: hash) & 0xFF_FFFF { return UInt16(words[place] & 0xFF) }
      place = (place &+ 1) & wordMask
    }
    return nil
  }
}

/// A phrase and the Han characters around it, up to the next that is none.
struct HanWindow {
  /// At most 32 characters: those of the phrase (15 in the longest) and 4 on either side.
  private(set) var characters = InlineArray<32, UInt32>(repeating: 0)
  var costs = InlineArray<33, Int>(repeating: 0)
  /// The costs of the words of one to four characters that start at each, the largest number where there is none.
  var words = InlineArray<128, UInt16>(repeating: .max)
  private(set) var count = 0
  private(set) var phraseStart = 0
  private(set) var phraseEnd = 0

  init(_ text: Text, _ phrase: Range<Int>, reach: Int) {
    var start = phrase.lowerBound
    for _ in 0..<reach {
      let before = text.codePoint(before: start, floor: 0)
      guard before.length == 3, Self.isHan(before.value) else { break }
      start -= 3
    }
    var i = start
    var left = reach
    while i < text.count, count < 32, i < phrase.upperBound || left > 0 {
      let (value, length) = text.codePoint(at: i)
      if i >= phrase.upperBound {
        guard length == 3, Self.isHan(value) else { break }
        left -= 1
      }
      if i == phrase.lowerBound { phraseStart = count }
      characters[count] = value
      count += 1
      i += max(length, 1)
      if i == phrase.upperBound { phraseEnd = count }
    }
  }

  private static func isHan(_ value: UInt32) -> Bool { value >= 0x3400 && value < 0xA000 }

  /// Whether a word reaches across exactly one end of the phrase.
  func cutsPhrase(_ start: Int, _ end: Int) -> Bool {
    start < phraseStart && end > phraseStart && end < phraseEnd || start > phraseStart && start < phraseEnd && end > phraseEnd
  }
}
