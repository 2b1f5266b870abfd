// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// How strange it is to see one character right after another, from 0 (typed every day) to 3 (never typed).
///
/// The rules are about what people type, not about codecs:
///
/// - control characters U+0080…U+009F are never typed;
/// - a sign that stands alone (¦ ¬ † ‰, a diacritic without its letter) has no business beside an accented letter or another such sign;
/// - a capital with an accent does not follow a small letter, a currency, a number, a closing mark;
/// - currencies, superscripts, © and ° do not stand inside or at the front of words;
/// - French puts no-break spaces inside its quotation marks;
/// - opening marks do not follow letters, closing ones do not precede them.
struct Neighbours {
  /// The strangeness of `second` right after `first`; a line's start and end are spaces.
  static func strangeness(_ first: CharacterKind, _ second: CharacterKind) -> Int { Neighbours().strangeness(first, second) }

  private let table = Self.byKind

  /// As the static one, for loops: the table is looked up once.
  @inline(__always)
  func strangeness(_ first: CharacterKind, _ second: CharacterKind) -> Int {
    Int(table[Int(first.rawValue) * CharacterKind.allCases.count + Int(second.rawValue)])
  }

  /// One row for each first kind, one column for each second.
  private static let byKind: [UInt8] = CharacterKind.allCases.flatMap { first in
    CharacterKind.allCases.map { second in
      if first == .controlC1 || second == .controlC1 { return 3 }
      return matrix[group(first).rawValue * Group.allCases.count + group(second).rawValue]
    }
  }

  /// Kinds that have the same neighbours.
  private enum Group: Int, CaseIterable {
    case space, word, capital, lowerAccent, upperAccent, lowerOther, upperOther, letter
    case currency, number, alone, open, close, mark, symbol, box, blank, lost, asian
  }

  private static func group(_ kind: CharacterKind) -> Group {
    switch kind {
    case .space, .control, .punctuationASCII, .digit, .controlC1: .space
    case .lowerASCII: .word
    case .upperASCII: .capital
    case .lowerLatin: .lowerAccent
    case .upperLatin: .upperAccent
    case .lowerOther: .lowerOther
    case .upperOther: .upperOther
    case .letter, .mark, .rareLatin: .letter
    case .currency: .currency
    case .number: .number
    case .diacritic, .sign, .privateUse, .other: .alone
    case .openQuote: .open
    case .closeQuote: .close
    case .dash, .punctuation: .mark
    case .symbol, .emoji: .symbol
    case .box: .box
    case .blank: .blank
    case .replacement: .lost
    case .commonHan, .rareHan, .hiragana, .katakana, .halfKatakana, .hangul, .wide: .asian
    }
  }

  /// One row for each first group, one column for each second, in the order of `Group`.
  private static let matrix: [UInt8] = rows.flatMap { $0.utf8.filter { $0 != 0x20 }.map { $0 - 0x30 } }

  private static let rows = [
    // spc wrd cap low UPP loO upO let cur num aln opn cls mrk sym box blk lst asn
    "  0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0",  // space
    "  0   0   0   0   2   1   1   1   1   2   1   1   0   0   1   1   0   1   0",  // word
    "  0   0   0   0   0   1   1   1   1   1   1   1   0   0   1   1   0   1   0",  // capital
    "  0   0   0   0   2   1   1   1   2   1   2   2   1   0   2   2   0   1   1",  // lowerAccent
    "  0   0   0   0   0   1   1   1   2   2   2   2   1   0   1   2   0   1   1",  // upperAccent
    "  0   1   1   1   1   0   1   1   2   2   2   2   0   0   2   2   1   1   1",  // lowerOther
    "  0   1   1   1   1   0   0   1   2   2   2   2   0   0   2   2   1   1   1",  // upperOther
    "  0   0   0   1   1   1   1   0   1   1   1   1   0   0   1   1   0   1   1",  // letter
    "  0   1   1   2   2   2   2   1   2   2   2   2   2   1   2   2   1   2   1",  // currency
    "  0   1   1   2   2   1   1   1   2   1   2   2   2   0   2   2   0   2   1",  // number
    "  0   1   1   2   2   1   1   1   2   2   2   2   2   1   2   2   1   2   1",  // alone
    "  0   0   0   0   0   0   0   0   1   1   2   1   2   2   2   2   0   2   0",  // open
    "  0   1   1   2   2   1   1   1   2   2   2   2   0   0   2   2   0   1   0",  // close
    "  0   0   0   0   0   0   0   0   1   1   1   0   1   0   1   1   0   1   0",  // mark
    "  0   1   1   2   2   1   1   1   2   2   2   2   2   1   1   2   0   1   1",  // symbol
    "  0   1   1   2   2   1   1   1   2   2   2   2   2   1   2   0   0   1   1",  // box
    "  0   0   0   0   1   0   0   0   1   1   1   0   0   0   1   0   0   1   0",  // blank
    "  0   1   1   1   1   1   1   1   1   1   1   1   1   1   1   1   1   0   0",  // lost
    "  0   0   0   1   2   1   1   1   1   1   1   1   0   0   0   1   0   0   0",  // asian
  ]
}
