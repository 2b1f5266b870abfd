// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// How strongly a text shows that pinyin was inserted into its bytes: a sum of log likelihood ratios, damage against sound text.
struct InsertionEvidence {
  /// In nats; positive speaks for damage.
  private(set) var score: Float = 0
  private(set) var page = ChannelPage()
  /// Where the last gloss ended, and where the first one of its row began: the bytes before count for each of them.
  private var row = (start: 0, end: -1)
  /// The line of the last gloss.
  private var line = SimplifiedCharacters()
  /// How many brackets have a space before them, less those that follow a letter directly.
  private var spacedBrackets = 0

  /// What each observation is worth, in nats.
  enum Weight {
    /// A common Traditional character with its first reading, which nobody would explain.
    static let commonGloss: Float = 3.2
    /// A rare one, which somebody might.
    static let rareGloss: Float = 0.8
    /// A character whose reading here is not its first.
    static let secondReading: Float = 0.3
    /// A gloss on two bytes of two characters.
    static let astride: Float = 8
    /// `?shí)` whose lead byte the byte before gives.
    static let broken: Float = 8
    /// `?shí)` that fits nothing seen.
    static let blindBroken: Float = 3
    /// A gloss on a character that the channel never annotates.
    static let foreign: Float = -8
    /// A character with another reading than before: the channel has one for each, whoever explains readings has several.
    static let contradiction: Float = -8
    /// A gloss by itself at a line's start: a dictionary entry.
    static let entry: Float = -4
    /// A character that is not used in Traditional text, near a gloss.
    static let simplified: Float = -1.5
    /// Below this the text is taken for sound.
    static let threshold: Float = 3
    /// A character rarer than this, in nats, is worth a nat less for each nat more.
    static let rarity: Float = 10.6
    /// How far from a gloss its script is looked at, in bytes.
    static let scriptReach = 60
  }

  /// Adds what a text of whole lines shows.
  mutating func add(_ window: Span<UInt8>, _ range: Range<Int>, _ gbk: GBK, _ model: LanguageModel) {
    var i = range.lowerBound
    while i < range.upperBound,
      let next = window.firstIndex(of: (UInt8(ascii: "("), UInt8(ascii: "?"), 0xEE), in: i..<range.upperBound)
    {
      i = next
      switch window[i] {
      case UInt8(ascii: "("), UInt8(ascii: "?"):
        let token = gbk.token(in: window, at: i)
        if token.kind == .gloss || token.kind == .brokenGloss {
          weigh(token, window, gbk, model)
          row = (token.start == row.end ? row.start : token.start, token.end)
        } else if token.kind == .ascii, i > range.lowerBound {
          spacedBrackets += window[i - 1] == UInt8(ascii: " ") ? 1 : -1
        }
        i = token.end
      case 0xEE:
        page.keepsPrivateUse = true
        i += 3
      default: i += 1
      }
    }
    page.spacesBrackets = spacedBrackets > 0
  }

  private mutating func weigh(_ token: ChannelToken, _ window: Span<UInt8>, _ gbk: GBK, _ model: LanguageModel) {
    guard gbk.hasTone(token.reading) else { return }
    let (lead, trail, codePoint) = window.lastBytes(before: token.start == row.end ? row.start : token.start, gbk)
    if token.kind == .brokenGloss {
      let isKnown = gbk.characters(read: token.reading).contains { UInt8($0 >> 8) == trail }
      score += isKnown ? Weight.broken : Weight.blindBroken
      return
    }
    guard let cell = gbk.cell(lead, trail), let rank = gbk.reading(token.reading, of: cell) else {
      score += Weight.foreign / 2
      return
    }
    if GBKFormat.isGB2312(UInt16(lead) << 8 | UInt16(trail)) {
      score += Weight.foreign
    } else if codePoint == 0 {
      score += Weight.astride
    } else {
      let known = page.annotations[cell]
      page.annotations[cell] = token.reading + 1
      if known != 0, known != token.reading + 1 { score += Weight.contradiction }
      score += alignedWeight(token, codePoint, rank, gbk.form(cell), window, gbk, model)
    }
  }

  /// How many characters near a gloss, on its line, are not used in Traditional text.
  private mutating func simplifiedCharacters(around token: ChannelToken, _ window: Span<UInt8>, _ gbk: GBK) -> Int {
    if token.start >= line.end { line.read(window, at: token.start, gbk) }
    return line.count(from: token.start - Weight.scriptReach, to: token.end + Weight.scriptReach)
  }

  private mutating func alignedWeight(
    _ token: ChannelToken, _ codePoint: UInt32, _ rank: GBK.ReadingRank, _ form: GBKFormat.Form, _ window: Span<UInt8>, _ gbk: GBK,
    _ model: LanguageModel
  ) -> Float {
    guard form == .traditional else { return form == .common ? Weight.foreign / 2 : 0 }
    if window.isLine(from: token.start - 3, to: token.end) { return Weight.entry }
    if rank == .other { return Weight.secondReading }
    let cost = model.token(codePoint).map { model.cost(of: $0) } ?? .infinity
    let weight = max(Weight.rareGloss, min(Weight.commonGloss, Weight.commonGloss - (cost - Weight.rarity)))
    return weight + Weight.simplified * Float(simplifiedCharacters(around: token, window, gbk))
  }
}

extension Span where Element == UInt8 {
  /// The last two bytes in GBK of what stands before a place, and the code point where they are one character; zeros where GBK has none.
  func lastBytes(before end: Int, _ gbk: GBK) -> (UInt8, UInt8, UInt32) {
    guard end > 0 else { return (0, 0, 0) }
    let (value, start) = codePoint(before: end)
    if value < 0x80 {
      guard start > 0 else { return (0, UInt8(value), 0) }
      if ChannelToken.isMark(self[start - 1]) { return (self[start - 1] | 0x80, UInt8(value), 0) }
      let pair = gbk.pair(codePoint(before: start).value)
      return (UInt8(pair & 0xFF), UInt8(value), 0)
    }
    let pair = gbk.pair(value)
    return (UInt8(pair >> 8), UInt8(pair & 0xFF), pair == 0 ? 0 : value)
  }

  /// The code point that ends at a place above 0, and where it starts; U+FFFD and one byte where none does.
  func codePoint(before end: Int) -> (value: UInt32, start: Int) {
    var start = end - 1
    while start > 0, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    if let (value, length) = codePoint(at: start), start + length == end { return (value, start) }
    return (0xFFFD, end - 1)
  }

  /// Whether a range begins its line and nothing but a mark or a line end comes after it.
  func isLine(from start: Int, to end: Int) -> Bool {
    guard start <= 0 || self[start - 1] == UInt8(ascii: "\n") else { return false }
    return end >= count || self[end] < 0x80 && self[end] != UInt8(ascii: "?") || self[end] == 0xE3 || self[end] == 0xEF
  }
}
