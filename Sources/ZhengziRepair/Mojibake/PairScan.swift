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
  private var before = ModelFormat.lineFeed
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
    var sum = 0
    var other = 0
    for code in codes {
      let own = surprise(of: code)
      sum = max(0, sum + own)
      if sum >= highest { return true }
      guard !LineSurprise.isEastAsian(code) else { continue }
      other = max(0, other + own)
      if other >= Self.limit { return true }
    }
    return false
  }

  @inline(__always)
  private mutating func surprise(of code: UInt32) -> Int {
    var own = code < 0x10000 ? Int(surprise[Int(code)]) : code < CodePoints.invalidBase ? Self.supplementary : 0
    if code >= 0x3400, code < 0xA000 { own += Self.drift }
    if let token = model.token(code) {
      if model.knows(before, token) {
        if own > 0 { own -= Self.known }
      } else if before >= ModelFormat.firstCharacter, token >= ModelFormat.firstCharacter {
        own += Self.unknown
      }
      before = token
    } else if code >= 0x3040, code < 0xA000 {
      own += Self.unknown
    }
    defer { last = code }
    return code == last ? min(own, 0) : own
  }
}
