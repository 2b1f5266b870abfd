// SPDX-License-Identifier: Apache-2.0

/// What a line holds that some rule looks at: a rule whose trait is missing need not run.
struct LineTraits: OptionSet {
  let rawValue: UInt32

  static let stops = LineTraits(rawValue: 1 << 0)
  static let brackets = LineTraits(rawValue: 1 << 1)
  static let quotes = LineTraits(rawValue: 1 << 2)
  static let dots = LineTraits(rawValue: 1 << 3)
  static let dashes = LineTraits(rawValue: 1 << 4)
  static let points = LineTraits(rawValue: 1 << 5)
  static let tildes = LineTraits(rawValue: 1 << 6)
  static let smallForms = LineTraits(rawValue: 1 << 7)
  static let invisible = LineTraits(rawValue: 1 << 8)
  /// Spaces beside full-width marks.
  static let spaces = LineTraits(rawValue: 1 << 9)
  static let wideSpaces = LineTraits(rawValue: 1 << 10)
  static let wideMarks = LineTraits(rawValue: 1 << 11)
  static let doubledStops = LineTraits(rawValue: 1 << 12)
  static let latin = LineTraits(rawValue: 1 << 13)
  static let letters = LineTraits(rawValue: 1 << 18)
  static let wideForms = LineTraits(rawValue: 1 << 14)
  static let radicals = LineTraits(rawValue: 1 << 15)
  static let han = LineTraits(rawValue: 1 << 16)
  /// Kana or Hangul: then it is no Chinese line.
  static let foreign = LineTraits(rawValue: 1 << 17)
  /// A mark that a protected span may start with, or the word before it.
  static let spans = LineTraits(rawValue: 1 << 19)

  /// What words and runs of Han show: no rule but that for width changes it.
  static let words: LineTraits = [.han, .latin, .letters, .foreign, .radicals]

  /// What the rule looks at.
  @inline(__always)
  init(of normalization: Normalization) {
    switch normalization {
    case .width: self = [.wideForms, .latin, .foreign]
    case .smallForms: self = .smallForms
    case .radicals: self = .radicals
    case .invisible: self = .invisible
    case .latinLines: self = [.wideMarks, .latin]
    case .indent: self = .wideSpaces
    case .ellipsis: self = .dots
    case .dash: self = .dashes
    case .brackets: self = .brackets
    case .comma, .period, .colon, .semicolon, .exclaimQuestion: self = .stops
    case .interpunct: self = .points
    case .tilde: self = .tildes
    case .asciiMarks: self = .wideMarks
    case .quotes: self = .quotes
    case .spaceByMarks: self = .spaces
    case .spacing: self = .latin
    case .repeatedMarks: self = .doubledStops
    }
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// What a token adds, after the one before it.
  @inline(__always)
  init(_ token: Token, after previous: Token) {
    switch token.kind {
    case .han: self = token.code > 0x3000 ? .han : [.han, .radicals]
    case .letter: self = [.latin, .letters]
    case .space: self = previous.kind == .wideMark ? .spaces : []
    default: self.init(token.kind, token.code, previous.kind, previous.code)
    }
  }

  private init(_ kind: CharacterClass, _ code: UInt32, _ kindBefore: CharacterClass, _ codeBefore: UInt32) {
    switch kind {
    case .digit: self = .latin
    case .noBreakSpace: self = kindBefore == .wideMark ? .spaces : []
    case .mark: self = Self.mark(code, codeBefore)
    case .wideMark: self = Self.wideMark(code, codeBefore).union(kindBefore == .space || kindBefore == .noBreakSpace ? .spaces : [])
    case .quote: self = .quotes
    case .kana where code >= 0xFF66 && code <= 0xFF9F: self = [.foreign, .wideForms]
    case .kana, .hangul: self = .foreign
    case .wideSpace: self = .wideSpaces
    case .invisible, .bidirectional: self = .invisible
    case .wideAlphanumeric: self = .wideForms
    case .wideSymbol: self = Self.symbol(code).union(.wideForms)
    case .other: self = Self.symbol(code)
    case .edge, .combining, .han, .letter, .space: self = []
    }
  }

  private static func mark(_ code: UInt32, _ previous: UInt32) -> LineTraits {
    switch UInt8(truncatingIfNeeded: code) {
    case UInt8(ascii: "."): previous == code ? [.stops, .dots] : .stops
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"): .stops
    case UInt8(ascii: "("), UInt8(ascii: ")"): .brackets
    case UInt8(ascii: "~"): .tildes
    case UInt8(ascii: "-"): previous == code ? .dashes : []
    default: []
    }
  }

  private static func wideMark(_ code: UInt32, _ previous: UInt32) -> LineTraits {
    switch code {
    case 0x2026: return [.wideMarks, .dots]
    case 0x2014: return [.wideMarks, .dashes]
    case 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B:
      let isDoubled = previous == 0x3001 || previous == 0x3002 || previous == 0xFF0C || previous == 0xFF1A || previous == 0xFF1B
      return isDoubled ? [.wideMarks, .doubledStops, .dots] : .wideMarks
    default: return .wideMarks
    }
  }

  private static func symbol(_ code: UInt32) -> LineTraits {
    switch code {
    case 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF0E: .points
    case 0x22EF: .dots
    case 0x2015, 0x2500, 0x2E3A, 0xFF0D: .dashes
    case 0x301C, 0xFF5E: .tildes
    case 0xFE10...0xFE6F, 0xFF61...0xFF65: .smallForms
    default: []
    }
  }
}
