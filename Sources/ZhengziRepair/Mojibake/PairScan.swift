// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// The third look at a line, at one that ``LineSurprise`` found: the same surprises, but characters that are known to follow one another
/// surprise nobody.
///
/// Rare characters make up names, verse and whole subjects; pairs that nobody ever wrote make up misread text. Cost: 5 to 15 ns a character.
struct PairScan {
  /// The sum, in quarter nats, from which a line may have been read wrongly.
  private static let limit = 40
  /// How much more is needed for each Han character and Hangul syllable: what misreads them spares no long stretch.
  private static let slope = 1
  /// What is taken off for a pair that is known.
  private static let known = 28
  /// What is added for one that is not.
  private static let unknown = 6
  private static let supplementary = 20
  /// What the table takes off Han, so that a scan by single characters finds less.
  private static let drift = 3

  private let surprise = CodecTables.shared.surprise
  private let model = LanguageModel.standard
  private var last: UInt32 = 0

  /// Whether a line surprises in spite of its pairs; in short lines pairs say too little.
  static func isSurprising(_ codes: [UInt32]) -> Bool {
    let length = codes.count { $0 >= 0x3400 && $0 < 0xE000 }
    guard length >= LineSurprise.shortest else { return true }
    var scan = PairScan()
    return scan.reaches(limit + slope * length, codes)
  }

  /// Whether the sum along the line reaches a limit, or that of what is not East Asian the lower one. Half-width katakana are seldom typed
  /// today.
  private mutating func reaches(_ highest: Int, _ codes: [UInt32]) -> Bool {
    let pairs = pairs(codes)
    var sum = 0
    var other = 0
    for i in codes.indices {
      let own = surprise(of: codes[i], pairs[i])
      sum = max(0, sum + own)
      if sum >= highest { return true }
      guard !LineSurprise.isEastAsian(codes[i]) else { continue }
      other = max(0, other + own)
      if other >= Self.limit { return true }
    }
    return false
  }

  /// What a character and the one before it are to the model.
  private enum Pair: UInt8 {
    case known, unknown
    /// One of them stands for many, such as digits.
    case other
    /// The character has no token.
    case none
  }

  /// Looks all pairs up, first at the slots where most are decided: the table is larger than a cache, and those loads overlap.
  private func pairs(_ codes: [UInt32]) -> [Pair] {
    var tokens: [LanguageModel.Token] = []
    tokens.reserveCapacity(codes.count)
    for code in codes { tokens.append(model.token(code) ?? ModelFormat.skipped) }
    var looks: [LanguageModel.FirstLook] = []
    looks.reserveCapacity(codes.count)
    var before = ModelFormat.lineFeed
    for token in tokens {
      looks.append(model.firstLook(before, token))
      if token != ModelFormat.skipped { before = token }
    }
    var pairs: [Pair] = []
    pairs.reserveCapacity(codes.count)
    before = ModelFormat.lineFeed
    for (token, look) in zip(tokens, looks) {
      pairs.append(pair(before, token, look))
      if token != ModelFormat.skipped { before = token }
    }
    return pairs
  }

  @inline(__always)
  private func pair(_ before: LanguageModel.Token, _ token: LanguageModel.Token, _ look: LanguageModel.FirstLook) -> Pair {
    if token == ModelFormat.skipped { return .none }
    guard before >= ModelFormat.firstCharacter, token >= ModelFormat.firstCharacter else { return .other }
    return look == .known || look == .undecided && model.knows(before, token) ? .known : .unknown
  }

  @inline(__always)
  private mutating func surprise(of code: UInt32, _ pair: Pair) -> Int {
    var own = code < 0x10000 ? Int(surprise[Int(code)]) : code < CodePoints.invalidBase ? Self.supplementary : 0
    if code >= 0x3400, code < 0xA000 { own += Self.drift }
    switch pair {
    case .known: own -= own > 0 ? Self.known : 0
    case .unknown: own += Self.unknown
    case .other: break
    case .none: own += code >= 0x3040 && code < 0xA000 ? Self.unknown : 0
    }
    defer { last = code }
    return code == last ? min(own, 0) : own
  }
}
