// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

extension TextCost {
  /// The cost of the next character that a search reads in text whose language is known; the context moves on.
  ///
  /// ``add(_:)`` tells text from nonsense and forgives what text of any language may hold. Here one character is weighed against others
  /// that the same bytes can be, so nothing is forgiven: a repetition is as likely as the model says, a form of another script is dear.
  ///
  /// - Parameters:
  ///   - model: the one of the language.
  ///   - isSupposed: whether a byte of the character was lost, so that others compete with it.
  ///   - page: what the page says elsewhere, if that was counted.
  @inline(__always)
  mutating func read(
    _ code: UInt32, in language: LineLanguage, _ model: LanguageModel, isSupposed: Bool, page: PageText?
  ) -> Float {
    let (before, last) = (older, last)
    let kind = CharacterKind(code)
    var cost: Float
    switch kind {
    case .commonHan, .rareHan, .hiragana, .katakana, .hangul:
      cost = character(code, kind, language, model)
      advance(code, kind)
    default: cost = isSupposed ? supposedMark(code) : add(code)
    }
    guard let page, code >= 0x80 else { return cost }
    return page.cost(of: code, after: last, before, given: cost)
  }

  @inline(__always)
  private mutating func character(_ code: UInt32, _ kind: CharacterKind, _ language: LineLanguage, _ model: LanguageModel) -> Float {
    let isUnknown = model.token(code).map { $0 < ModelFormat.firstCharacter } ?? true
    let cost = score(code, model) + (isUnknown ? Self.unknownHan : 0)
    switch kind {
    case .hangul: return language == .korean ? cost : cost + 8
    case .hiragana, .katakana: return language.isChinese ? cost + 2 : cost
    default: return cost
    }
  }

  /// A mark: only dashes and dots are written twice.
  private mutating func supposedMark(_ code: UInt32) -> Float {
    let isRepetition = code == last
    let cost = add(code)
    return isRepetition && code != 0x2014 && code != 0x2026 && code != 0x2500 ? cost + 8 : cost
  }
}
