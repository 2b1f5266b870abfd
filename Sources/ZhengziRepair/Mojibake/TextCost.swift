// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What text costs in nats, whatever its language: the lower, the likelier that somebody wrote it.
///
/// Chinese is judged by the language model. Other scripts are judged by kind: what a letter costs after one of its own script, after a
/// space and after anything else; the figures are entropies of letters (2 to 4 nats for alphabets, 5 for Hangul), rounded, and penalties
/// for what is never typed.
struct TextCost: Equatable {
  private var context = LanguageModel.Context.lineStart
  private var previous = CharacterKind.space

  /// What a Han character costs beyond its class if the model does not know it: there are some ten thousand.
  static let unknownHan: Float = 8

  /// The cost of the next character; the context moves on.
  @inline(__always)
  mutating func add(_ code: UInt32) -> Float {
    let kind = CharacterKind(code)
    defer { previous = kind }
    switch kind {
    case .commonHan, .rareHan: return han(code)
    case .wide, .openQuote, .closeQuote, .punctuation, .dash: return mark(code, kind)
    default: return other(code, kind)
    }
  }

  /// The cost of a run of characters from the start of a line.
  static func of(_ codes: some Sequence<UInt32>) -> Float {
    var cost = TextCost()
    return codes.reduce(0) { $0 + cost.add($1) }
  }

  private mutating func han(_ code: UInt32) -> Float {
    let model = LanguageModel.standard
    let isUnknown = model.token(code).map { $0 < ModelFormat.firstCharacter } ?? true
    let cost = model.score(code, after: &context)
    let stranger: Float = previous == .hangul || previous == .halfKatakana ? 3 : previous.isAlphabetic && previous != .lowerASCII ? 1 : 0
    return cost + stranger + (isUnknown ? Self.unknownHan : 0)
  }

  private mutating func mark(_ code: UInt32, _ kind: CharacterKind) -> Float {
    let model = LanguageModel.standard
    guard let token = model.token(code), token >= ModelFormat.firstCharacter else {
      _ = model.score(code, after: &context)
      return (kind == .wide ? 9 : 6) + strangeness(kind)
    }
    let cost = model.score(code, after: &context)
    return previous.isEastAsian ? min(cost, 7) : min(cost, 6) + strangeness(kind)
  }

  private func strangeness(_ kind: CharacterKind) -> Float {
    2 * Float(Neighbours.strangeness(previous, kind))
  }

  private mutating func other(_ code: UInt32, _ kind: CharacterKind) -> Float {
    let isFollowing = previous == kind
    if kind != .space { _ = LanguageModel.standard.score(code, after: &context) }
    switch kind {
    case .space: return 1.5
    case .digit: return 2.5
    case .lowerASCII: return 2.3
    case .upperASCII: return isFollowing ? 2.8 : 3.5
    case .punctuationASCII: return 4
    case .hiragana: return isFollowing ? 2.8 : previous.isEastAsian ? 3.2 : 4.5
    case .katakana: return isFollowing || previous == .wide ? 3.2 : 5
    case .halfKatakana: return isFollowing ? 4.5 : 8
    case .hangul: return hangul(code)
    case .lowerLatin: return 5 + strangeness(kind)
    case .upperLatin: return (previous == .space ? 6 : 7) + strangeness(kind)
    case .lowerOther: return (isFollowing || previous == .upperOther ? 2.8 : 5) + strangeness(kind)
    case .upperOther: return (isFollowing || previous == .space ? 4 : 7) + strangeness(kind)
    case .letter, .mark: return previous == .letter || previous == .mark ? 3.5 : 6
    default: return sign(kind)
    }
  }

  private func sign(_ kind: CharacterKind) -> Float {
    switch kind {
    case .control, .controlC1: 14
    case .privateUse, .other: 16
    case .replacement: 12
    case .rareLatin: 9 + strangeness(kind)
    default: 7 + strangeness(kind)
    }
  }

  /// Hangul syllables of KS X 1001 are what Korean is written with; the others occur in jokes.
  private func hangul(_ code: UInt32) -> Float {
    let isCommon = code >= 0xAC00 && CodecTables.shared.eucKR.encode(code) & 0xFF >= 0xA1 && CodecTables.shared.eucKR.encode(code) >= 0xB0A1
    let own: Float = isCommon ? 4.8 : 12
    switch previous {
    case .hangul, .space, .punctuationASCII, .digit, .lowerASCII, .upperASCII: return own
    case .commonHan, .rareHan: return own + 4
    default: return own + 1.5
    }
  }
}
