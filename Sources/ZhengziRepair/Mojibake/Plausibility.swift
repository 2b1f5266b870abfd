// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// How likely a character is to have been written between its neighbours, from -3 to 2.
enum Plausibility {
  /// - Parameters:
  ///   - code: the character that a reading gives.
  ///   - before: the two kinds before it, the nearer last; a line's start is a space.
  ///   - after: the kind after it.
  static func score(_ code: UInt32, before: (CharacterKind, CharacterKind), after: CharacterKind) -> Int {
    let kind = CharacterKind(code)
    switch kind {
    case .lowerLatin, .upperLatin, .lowerOther, .upperOther:
      return letter(code, kind, before, after)
    case .letter: return before.1 == .letter || after == .letter ? 1 : -1
    case .mark: return before.1 == .space ? -1 : 1
    case .commonHan, .rareHan, .hiragana, .katakana, .hangul, .wide:
      return eastAsian(kind, before.1, after)
    case .openQuote: return after == .space ? 0 : 2
    case .closeQuote, .dash, .punctuation, .currency: return 2
    case .emoji: return 2
    case .symbol, .number: return code < 0x100 || code >= 0x2000 && code < 0x2C00 ? 1 : -1
    case .blank: return code == 0xA0 || code >= 0x2000 && code < 0x2010 || code == 0xFEFF ? 1 : 0
    case .sign, .diacritic, .box, .controlC1: return 0
    case .replacement: return 1
    case .halfKatakana: return -1
    case .rareLatin: return -2
    case .privateUse, .other: return -3
    default: return 0
    }
  }

  /// A letter fits its word in case and script, and seldom stands alone.
  private static func letter(
    _ code: UInt32, _ kind: CharacterKind, _ before: (CharacterKind, CharacterKind), _ after: CharacterKind
  ) -> Int {
    if kind.isLower, before.1.isUpper, before.0.isUpper || after.isUpper { return -2 }
    if kind.isUpper, before.1.isLower, after.isLower { return -2 }
    let isAlone = !before.1.isAlphabetic && !after.isAlphabetic
    if kind == .lowerOther || kind == .upperOther { return otherLetter(code, isAlone, before.1, after) }
    if isAlone { return code == 0xE0 ? 2 : standsAlone(code) ? 1 : -2 }
    return code < 0x100 ? 2 : 1
  }

  /// A letter of Greek, Cyrillic or Armenian; among Latin ones only the Greek and Cyrillic that everybody knows.
  private static func otherLetter(_ code: UInt32, _ isAlone: Bool, _ before: CharacterKind, _ after: CharacterKind) -> Int {
    let isAmongOwn = before == .lowerOther || before == .upperOther || after == .lowerOther || after == .upperOther
    if isAmongOwn { return 1 }
    return code < 0x460 ? 0 : -2
  }

  /// Accented letters that are words by themselves in some language of Europe.
  private static func standsAlone(_ code: UInt32) -> Bool {
    switch code | 0x20 {
    case 0xE0, 0xE1, 0xE2, 0xE5, 0xE8, 0xE9, 0xEA, 0xED, 0xF2, 0xF3, 0xF4, 0xF6, 0xFA, 0xFC: true
    default: false
    }
  }

  private static func eastAsian(_ kind: CharacterKind, _ before: CharacterKind, _ after: CharacterKind) -> Int {
    let hasCompany = before.isEastAsian || after.isEastAsian
    if kind == .rareHan { return hasCompany ? 0 : -2 }
    if hasCompany || kind == .wide { return 2 }
    return before.isAlphabetic || after.isAlphabetic ? -2 : 1
  }
}
