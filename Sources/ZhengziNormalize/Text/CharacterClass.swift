// SPDX-License-Identifier: Apache-2.0

/// What a character is to the rules: one class for each code point.
///
/// Source: Unicode 15 blocks and general categories, folded to what the rules tell apart.
enum CharacterClass: UInt8 {
  /// Before the first and after the last character of a line.
  case edge
  /// U+0020 and the tab.
  case space
  /// U+3000.
  case wideSpace
  /// U+00A0, U+202F.
  case noBreakSpace
  /// ZWSP, word joiner, BOM, soft hyphen.
  case invisible
  /// Marks that turn the direction of text.
  case bidirectional
  case digit
  /// Letters of Latin, Greek, Cyrillic and every other alphabet.
  case letter
  /// Ideographs, 〇 々, radicals, bopomofo.
  case han
  case kana
  case hangul
  /// Combining marks and variation selectors: they belong to the character before.
  case combining
  /// Any quotation mark, straight, curly or corner.
  case quote
  /// A full-width mark that proves a Han context: U+3001-3011, … and —, ，；：！？（）.
  case wideMark
  /// Full-width letters and digits.
  case wideAlphanumeric
  /// Other full-width and half-width forms.
  case wideSymbol
  /// ASCII punctuation and symbols.
  case mark
  /// Everything else: symbols, emoji, bytes that are no UTF-8.
  case other

  /// Whether rules stop at it: what is neither Han nor part of a word, and no space.
  @inline(__always)
  var isSign: Bool { Self.plain & (1 << UInt32(rawValue)) == 0 }

  private static var plain: UInt32 { bit(.han) | bit(.letter) | bit(.digit) | bit(.space) | bit(.combining) }

  private static func bit(_ kind: CharacterClass) -> UInt32 { 1 << UInt32(kind.rawValue) }

  init(_ code: UInt32) {
    switch code {
    case 0..<0x80: self = Self.ascii(code)
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFF, 0xF900...0xFAFF: self = .han
    case 0x3000...0x30FF: self = Self.cjk(code)
    case 0xFF00...0xFFEF: self = Self.fullWidth(code)
    case 0x2000...0x206F: self = Self.general(code)
    default: self = Self.rest(code)
    }
  }

  /// The class of each ASCII character.
  static let ofASCII: [CharacterClass] = (0..<0x80).map { ascii($0) }

  private static func ascii(_ code: UInt32) -> CharacterClass {
    switch UInt8(code) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case UInt8(ascii: " "), 0x09: .space
    case UInt8(ascii: "\""), UInt8(ascii: "'"): .quote
    case 0x21...0x7E: .mark
    default: .other
    }
  }

  private static func cjk(_ code: UInt32) -> CharacterClass {
    switch code {
    case 0x3000: .wideSpace
    case 0x3005, 0x3007, 0x3021...0x3029, 0x3038...0x303B: .han
    case 0x300C...0x300F, 0x301D...0x301F: .quote
    case 0x3001...0x3011, 0x3014...0x301B: .wideMark
    case 0x3041...0x3096, 0x309B...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF: .kana
    case 0x3099, 0x309A, 0x302A...0x302F: .combining
    default: .other
    }
  }

  private static func fullWidth(_ code: UInt32) -> CharacterClass {
    switch code {
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: .wideMark
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .wideAlphanumeric
    case 0xFF66...0xFF9F: .kana
    case 0xFFA0...0xFFDC: .hangul
    default: .wideSymbol
    }
  }

  private static func general(_ code: UInt32) -> CharacterClass {
    switch code {
    case 0x2000...0x200A, 0x205F: .other
    case 0x200B, 0x2060: .invisible
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .bidirectional
    case 0x200C, 0x200D: .combining
    case 0x2014, 0x2026: .wideMark
    case 0x2018...0x201F: .quote
    case 0x202F: .noBreakSpace
    default: .other
    }
  }

  private static func rest(_ code: UInt32) -> CharacterClass {
    switch code {
    case 0xA0: .noBreakSpace
    case 0xAD, 0xFEFF: .invisible
    case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF: .letter
    case 0x300...0x36F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xE0100...0xE01EF: .combining
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: .hangul
    case 0x370...0x1FFF, 0x2C00...0x2DFF, 0xA4D0...0xA95F, 0xA980...0xABFF: .letter
    case 0x2E80...0x2FDF, 0x3100...0x312F, 0x31A0...0x31BF: .han
    case 0x31F0...0x31FF, 0x1B000...0x1B16F: .kana
    default: .other
    }
  }
}
