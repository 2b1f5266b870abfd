// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// The East Asian characters that a gap can hold, the commonest first: what a lost byte can have been is looked up, not tried out.
struct CommonCharacters: Sendable {
  /// By themselves, without regard to their bytes.
  let all: [UInt32]
  /// Those of three bytes of UTF-8 by their lead byte, from E2, and by lead and second byte.
  private let byLead: [[UInt32]]
  private let bySecond: [[UInt32]]

  /// How many are kept of those of which nothing is known.
  private static let most = 1200
  private static let leads: ClosedRange<UInt8> = 0xE2...0xEF

  static func of(_ language: LineLanguage) -> CommonCharacters {
    language.isChinese ? chinese : japaneseKorean
  }

  private static let chinese = CommonCharacters(.chinese)
  private static let japaneseKorean = CommonCharacters(.japanese)

  private init(_ language: LineLanguage) {
    var known: [(code: UInt32, cost: Float)] = []
    var unknown: [UInt32] = []
    for code in UInt32(0x2000)..<0x10000 where Self.isUsual(code) {
      if let cost = language.knownCost(of: code) { known.append((code, cost)) } else { unknown.append(code) }
    }
    known.sort { ($0.cost, $0.code) < ($1.cost, $1.code) }
    let sorted = known.map(\.code) + unknown
    all = Array(sorted.prefix(Self.most))
    var byLead = [[UInt32]](repeating: [], count: Self.leads.count)
    var bySecond = [[UInt32]](repeating: [], count: Self.leads.count << 6)
    for code in sorted {
      byLead[Int(code >> 12) - 2].append(code)
      bySecond[Int(code >> 6) - 0x80].append(code)
    }
    self.byLead = byLead
    self.bySecond = bySecond
  }

  /// Those of three bytes that start with a byte of UTF-8.
  func startingWith(_ lead: UInt8) -> [UInt32] {
    Self.leads.contains(lead) ? byLead[Int(lead - Self.leads.lowerBound)] : []
  }

  /// Those of three bytes that start with two bytes of UTF-8.
  func startingWith(_ lead: UInt8, _ second: UInt8) -> [UInt32] {
    Self.leads.contains(lead) ? bySecond[Int(lead - Self.leads.lowerBound) << 6 | Int(second & 0x3F)] : []
  }

  /// Whether text of East Asia has the character.
  static func isUsual(_ code: UInt32) -> Bool {
    switch CharacterKind(code) {
    case .commonHan, .rareHan, .hiragana, .katakana, .hangul, .wide, .openQuote, .closeQuote, .punctuation, .dash: true
    default: false
    }
  }
}
