// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Why a line may have been read wrongly: counted in one pass, before any reading is tried.
struct Suspicion {
  /// Characters above U+007F that are not East Asian and stand beside one that they are never typed beside; Â and Ã always count.
  private(set) var strange = 0
  /// Han, kana and Hangul that cost as much as if they had been drawn by lot, at least four together.
  private(set) var isDear = false
  /// As `isDear`, but dearer than even verse and lists of names are.
  private(set) var isVeryDear = false
  /// Characters above U+007F.
  private(set) var count = 0
  /// Those that are not East Asian, and how many of them have another two places on, as the leads of two-byte characters have.
  private var others = 0
  private var paired = 0
  private var hasKana = false
  /// 〖, which EUC-JP's ー becomes in GBK: behind katakana it can be nothing else.
  static let misreadLongVowel: UInt32 = 0x3016
  /// What the line costs as text, where that was added up.
  private(set) var cost: Float?
  /// Where the strange characters are.
  private var runs = SingleByteRuns()
  /// The codecs of one byte of which some character and those after it may be UTF-8.
  private(set) var codecs = SingleByteCodec.Mask()
  /// The codecs of two bytes that have most of the line, a bit for each.
  private var doubleByteCodecs: UInt8 = 0
  /// The share of the East Asian characters that are part of a dear stretch.
  private(set) var dearShare: Float = 0

  /// What East Asian text costs for a character at most, over a stretch of `stretch` characters.
  private static let dear: Float = 8.5
  private static let veryDear: Float = 10.5
  private static let stretch = 6

  init(_ codes: [UInt32]) {
    let neighbours = Neighbours()
    var before = CharacterKind.space
    var halfKatakana = 0
    var eastAsian = 0
    for i in codes.indices {
      let code = codes[i]
      let kind = CharacterKind(code)
      if code >= 0x80 {
        count += 1
        if kind == .halfKatakana { halfKatakana += 1 }
        if kind == .hiragana || kind == .katakana { hasKana = true }
        if Self.counts(kind) { eastAsian += 1 } else { addOther(codes, i) }
      }
      var own = 0
      if code >= 0x80 || before.rawValue > CharacterKind.punctuationASCII.rawValue {
        own = neighbours.strangeness(before, kind) + (Self.areAccented(before, kind) ? 1 : 0) + (code | 1 == 0xC3 ? 1 : 0)
        strange += own
      }
      runs.add(code, strangeness: own)
      if code == Self.misreadLongVowel, before == .katakana { isDear = true }
      before = kind
    }
    runs.finish()
    if eastAsian > 1 { weigh(costs(codes)) }
    if halfKatakana > 3 {
      isVeryDear = true
      isDear = true
      dearShare = 1
    }
    if isDear { findDoubleByteCodecs(codes) }
  }

  /// Finds the codecs that have enough of the line for ``allows(_:)-(MisreadBytes)``, before their bytes are made.
  private mutating func findDoubleByteCodecs(_ codes: [UInt32]) {
    for codec in DoubleByteCodec.allCases {
      var left = count / 4
      for code in codes where left >= 0 && code >= 0x80 && code != 0xFFFD && !codec.has(code) { left -= 1 }
      if left >= 0 { doubleByteCodecs |= 1 << codec.rawValue }
    }
  }

  /// Counts a character that may have been one byte.
  private mutating func addOther(_ codes: [UInt32], _ i: Int) {
    others += 1
    if i + 2 < codes.count && codes[i + 2] >= 0x80 || i > 1 && codes[i - 2] >= 0x80 { paired += 1 }
    if i + 1 < codes.count { codecs.formUnion(UTF8Sequence.codecs(codes[i], codes[i + 1], i + 2 < codes.count ? codes[i + 2] : 0)) }
  }

  /// Whether a character can have come of two that were read as a pair.
  private static func counts(_ kind: CharacterKind) -> Bool {
    kind.isEastAsian || kind == .halfKatakana || kind == .privateUse || kind == .replacement
  }

  /// What the East Asian characters cost, in their order; the cost of all is kept.
  private mutating func costs(_ codes: [UInt32]) -> [Float] {
    var text = TextCost()
    text.model.prefetch(codes)
    var costs: [Float] = []
    costs.reserveCapacity(codes.count)
    var sum: Float = 0
    for code in codes {
      let cost = text.add(code)
      sum += cost
      if code >= 0x80, Self.counts(CharacterKind(code)) { costs.append(cost) }
    }
    cost = sum
    return costs
  }

  private static func areAccented(_ first: CharacterKind, _ second: CharacterKind) -> Bool {
    (first == .upperLatin || first == .lowerLatin) && (second == .upperLatin || second == .lowerLatin)
  }

  /// Looks for stretches whose mean is dear.
  private mutating func weigh(_ costs: [Float]) {
    let length = min(Self.stretch, costs.count)
    var sum = costs[..<length].reduce(0, +)
    var covered = 0
    var end = 0
    for i in length...costs.count {
      if sum > Self.dear * Float(length) {
        covered += i - max(end, i - length)
        end = i
        isDear = true
      }
      if sum > Self.veryDear * Float(length) { isVeryDear = true }
      if i < costs.count { sum += costs[i] - costs[i - length] }
    }
    dearShare = Float(covered) / Float(costs.count)
  }

  var isAny: Bool { runs.isAny || isDear }

  /// Whether anything speaks for this reader.
  func allows(_ reader: Reader) -> Bool {
    if case .double(let codec) = reader {
      return isDear && (dearShare > Self.leastShare || hasKana) && doubleByteCodecs >> codec.rawValue & 1 == 1
    }
    return runs.isStrange(reader) && (paired * 2 >= others || !codecs.isEmpty)
  }

  /// With less of a line being dear it is sound text with a rare name in it.
  ///
  /// Kana are the same in most encodings, so only the Han between them tell.
  private static let leastShare: Float = 0.1

  /// Whether enough of the line can have come from the reader, and not too much of it is lost.
  func allows(_ misread: MisreadBytes) -> Bool {
    let known = count - misread.foreignCount
    guard known > 1, misread.lostCount <= known * 2 else { return false }
    if case .double = misread.reader { return misread.foreignCount * 4 <= count }
    return true
  }
}
