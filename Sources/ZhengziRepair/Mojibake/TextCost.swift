// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What text costs in nats, whatever its language: the lower, the likelier that somebody wrote it.
///
/// Chinese is judged by the language model, Japanese and Korean by the frequencies of their characters. Other scripts are judged by kind:
/// what a letter costs after one of its own script, after a space and after anything else; the figures are entropies of letters (2 to 4
/// nats for alphabets), rounded, and penalties for what is never typed.
struct TextCost: Equatable {
  private var context = LanguageModel.Context.lineStart
  /// What the model says of the context, once it was asked.
  private var backOff: Int32?
  private var previous = CharacterKind.space
  private(set) var last: UInt32 = 0x20
  /// The mark that would close the bracket that is open, or 0.
  private var closing: UInt32 = 0
  /// Whether kana were seen.
  private var isJapanese = false
  /// The character before the last one.
  private(set) var older: UInt32 = 0x20
  /// Whether the language is known to be Japanese or Korean.
  private let isOther: Bool
  /// Whether what stands before letters, digits and ASCII marks is weighed by them.
  private let isSearching: Bool

  /// Tells text from what is none.
  init() {
    isOther = false
    isSearching = false
  }

  /// Weighs characters against others that the same bytes can be, in text whose language is known.
  init(in language: LineLanguage) {
    isOther = !language.isChinese
    isSearching = true
  }

  var model: LanguageModel { isOther ? .japaneseKorean : .standard }

  /// What a Han character costs beyond its class if the model does not know it: there are some ten thousand.
  static let unknownHan: Float = 8

  /// What it costs to leave a bracket open at the end of a line, or to close none.
  private static let unclosed: Float = 5

  /// What a letter costs beyond its own right after a question mark.
  private static let glued: Float = 3

  /// The cost of the next character; the context moves on.
  @inline(__always)
  mutating func add(_ code: UInt32) -> Float {
    let kind = CharacterKind(code)
    defer { advance(code, kind) }
    return cost(code, kind) + (last == 0x3F && (kind.isAlphabetic || kind.isEastAsian && kind != .wide) ? Self.glued : 0)
  }

  /// Moves on over a character whose cost was found otherwise.
  @inline(__always)
  mutating func advance(_ code: UInt32, _ kind: CharacterKind) {
    if kind == .hiragana || kind == .katakana { isJapanese = true }
    previous = kind
    older = last
    last = code
  }

  /// What the model says of the next character; its context moves on.
  @inline(__always)
  mutating func score(_ code: UInt32, _ model: LanguageModel) -> Float {
    model.score(code, after: &context, backOff: &backOff)
  }

  private mutating func cost(_ code: UInt32, _ kind: CharacterKind) -> Float {
    switch kind {
    case .commonHan, .rareHan: return han(code)
    case .wide, .openQuote, .closeQuote, .punctuation, .dash: return mark(code, kind)
    default:
      if code == 0x0A { return score(code, model) + (closing == 0 ? 0 : Self.unclosed) }
      return other(code, kind) + fitting(code)
    }
  }

  /// How much dearer a letter, digit or mark is here than anywhere: 从 stands before a name more often than 他.
  @inline(__always)
  private mutating func fitting(_ code: UInt32) -> Float {
    let model = model
    guard let token = model.token(code) else { return 0 }
    let isRun = token == context.newer && token < ModelFormat.firstCharacter
    let cost = score(code, model)
    return isSearching && !isRun ? cost - model.cost(of: token) : 0
  }

  /// The cost of a run of characters from the start of a line.
  static func of(_ codes: some Sequence<UInt32>) -> Float {
    var cost = TextCost()
    return codes.reduce(0) { $0 + cost.add($1) }
  }

  /// The same, or `nil` as soon as it is more than `limit`.
  static func of(_ codes: [UInt32], upTo limit: Float) -> Float? {
    var cost = TextCost()
    var sum: Float = 0
    for code in codes {
      sum += cost.add(code)
      if sum > limit { return nil }
    }
    return sum
  }

  // MARK: - East Asia

  private mutating func han(_ code: UInt32) -> Float {
    let model = model
    let isUnknown = model.token(code).map { $0 < ModelFormat.firstCharacter } ?? true
    var cost = score(code, model) + (isUnknown ? Self.unknownHan : 0)
    let japanese = CharacterCost.shared.japanese(code)
    cost = min(cost, japanese + (isJapanese ? 0 : 3), code == last ? 4 : .infinity)
    switch previous {
    case .hangul, .halfKatakana: return cost + 4
    case .upperASCII, .lowerLatin, .upperLatin, .lowerOther, .upperOther: return cost + 1
    default: return cost
    }
  }

  /// Marks by the model; one that closes what is open is likely, one that closes nothing is not.
  private mutating func mark(_ code: UInt32, _ kind: CharacterKind) -> Float {
    let model = model
    let isKnown = model.token(code).map { $0 >= ModelFormat.firstCharacter } ?? false
    if code == 0x3000 { return code == last ? 1 : 5 }
    var cost = score(code, model)
    if !isKnown { cost = CharacterCost.shared.traditional(code) - (kind == .wide ? 0 : 4) }
    if isJapanese { cost = min(cost, CharacterCost.shared.japanese(code)) }
    cost += CharacterCost.shared.rarity(code)
    if code == last { cost = min(cost, 1) }
    if let closer = Self.closer(of: code) {
      if closing == closer { cost += 4 }
      closing = closer
    } else if code == closing {
      closing = 0
      cost = min(cost, 3)
    } else if Self.isCloser(code) {
      cost += Self.unclosed
    }
    return min(cost, 12) + (previous.isEastAsian ? 0 : strangeness(kind))
  }

  private static func closer(of code: UInt32) -> UInt32? {
    switch code {
    case 0x3008...0x3010 where code & 1 == 0: code + 1
    case 0x3014...0x301A where code & 1 == 0: code + 1
    case 0x201C, 0x2018: code + 1
    case 0xFF08: 0xFF09
    default: nil
    }
  }

  private static func isCloser(_ code: UInt32) -> Bool {
    code >= 0x3008 && code <= 0x3011 || code >= 0x3014 && code <= 0x301B || code == 0xFF09 || code == 0x201D
  }

  private mutating func kana(_ code: UInt32, _ kind: CharacterKind) -> Float {
    isJapanese = true
    let cost = CharacterCost.shared.japanese(code)
    if kind == previous { return cost - 0.5 }
    return cost + (kind == .hiragana && previous == .katakana ? 0.5 : kind == .katakana && previous == .hiragana ? 0.5 : 0)
  }

  private func hangul(_ code: UInt32) -> Float {
    let cost = CharacterCost.shared.korean(code)
    switch previous {
    case .hangul, .space, .punctuationASCII, .digit, .lowerASCII, .upperASCII: return cost
    case .commonHan, .rareHan: return cost + 4
    default: return cost + 1.5
    }
  }

  // MARK: - Other scripts

  private func strangeness(_ kind: CharacterKind) -> Float {
    2 * Float(Neighbours.strangeness(previous, kind))
  }

  private mutating func other(_ code: UInt32, _ kind: CharacterKind) -> Float {
    let isFollowing = previous == kind
    switch kind {
    case .space: return 1.5
    case .digit: return 2.5
    case .lowerASCII: return 2.3
    case .upperASCII: return isFollowing ? 2.8 : 3.5
    case .punctuationASCII: return code == last ? 1 : 4
    case .hiragana, .katakana: return kana(code, kind)
    case .halfKatakana: return isFollowing ? 6 : 9
    case .hangul: return hangul(code)
    case .lowerLatin: return 5 + strangeness(kind)
    case .upperLatin: return (previous == .space ? 6 : 7) + strangeness(kind)
    case .lowerOther: return (isFollowing || previous == .upperOther ? 2.8 : 5) + strangeness(kind)
    case .upperOther: return (isFollowing || previous == .space ? 4 : 7) + strangeness(kind)
    case .letter, .mark: return previous == .letter || previous == .mark ? 3.5 : 6
    default: return code == last ? 1 : sign(kind)
    }
  }

  private func sign(_ kind: CharacterKind) -> Float {
    switch kind {
    case .control, .controlC1: 14
    case .privateUse, .other: 16
    case .replacement: 12
    case .rareLatin: 9 + strangeness(kind)
    case .box: previous == .box ? 2 : 5
    case .blank: 3
    default: 7 + strangeness(kind)
    }
  }
}
