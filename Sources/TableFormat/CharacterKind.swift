// SPDX-License-Identifier: Apache-2.0

/// What a character is to somebody who judges whether two neighbours were ever typed side by side.
///
/// The kinds are those of `Tables/codecs/kinds.tsv`: Unicode's general category and script, and for Han whether a character is in the
/// first level of GB 2312, Big5 or JIS X 0208. The table names them by their Swift names.
public enum CharacterKind: UInt8, CaseIterable, Sendable {
  /// Unassigned, or of no kind below.
  case other
  case control, space, digit, lowerASCII, upperASCII, punctuationASCII
  case controlC1
  /// No-break and other wide spaces, soft hyphen, joiners.
  case blank
  case lowerLatin, upperLatin
  /// Lower case of Greek, Cyrillic, Armenian.
  case lowerOther, upperOther
  /// Letters and marks of scripts without case.
  case letter
  /// A combining mark.
  case mark
  /// Letters and symbols of phonetic notation, and Latin letters beyond Latin Extended-A.
  case rareLatin
  case currency
  /// Fractions, superscripts, signs of mathematics.
  case number
  /// A diacritic on its own.
  case diacritic
  case openQuote, closeQuote
  case dash
  /// Other punctuation above ASCII.
  case punctuation
  /// ¦ ¬ § ¶ † ‡ ‰ and their like: signs that stand alone.
  case sign
  case symbol
  case box
  case commonHan, rareHan
  case hiragana, katakana, halfKatakana
  case hangul
  /// Punctuation and full-width forms of East Asia.
  case wide
  case privateUse
  /// U+FFFD.
  case replacement
  case emoji
}

extension CharacterKind {
  /// The kind that a table names.
  public init?(named name: some StringProtocol) {
    guard let kind = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = kind
  }
}
