// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// The second look at a line that ``SurpriseScan`` found: it adds up the same surprises, but characters that are known to follow one
/// another surprise nobody.
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
  /// In shorter lines pairs say too little.
  private static let shortest = 8
  private static let supplementary = 20
  /// What the table takes off Han, so that a scan by single characters finds less.
  private static let drift = 3

  private let surprise = CodecTables.shared.surprise
  private let model = LanguageModel.standard
  private var before = ModelFormat.lineFeed
  private var last: UInt32 = 0

  static func isSurprising(_ codes: [UInt32]) -> Bool {
    let length = codes.count { $0 >= 0x3400 && $0 < 0xE000 }
    guard passes(codes, length, weighsPairs: false) else { return false }
    return length < shortest || passes(codes, length, weighsPairs: true)
  }

  private static func passes(_ codes: [UInt32], _ length: Int, weighsPairs: Bool) -> Bool {
    var scan = PairScan()
    let (sum, others) = scan.highestSums(codes, weighsPairs: weighsPairs)
    return others >= limit || sum >= (length < shortest ? limit : limit + slope * length)
  }

  /// The highest sum along the line, and the highest of what is not East Asian. Half-width katakana are seldom typed today.
  private mutating func highestSums(_ codes: [UInt32], weighsPairs: Bool) -> (all: Int, others: Int) {
    var (sum, highest) = (0, 0)
    var (other, highestOther) = (0, 0)
    for code in codes {
      let own = surprise(of: code, weighsPairs: weighsPairs)
      sum = max(0, sum + own)
      highest = max(highest, sum)
      if !Self.isEastAsian(code) {
        other = max(0, other + own)
        highestOther = max(highestOther, other)
      }
    }
    return (highest, highestOther)
  }

  @inline(__always)
  private static func isEastAsian(_ code: UInt32) -> Bool {
    code >= 0x2E80 && code < 0xE000 && code != Suspicion.misreadLongVowel || code >= 0xF900 && code < 0xFF61 || code >= 0x20000
  }

  @inline(__always)
  private mutating func surprise(of code: UInt32, weighsPairs: Bool) -> Int {
    var own = code < 0x10000 ? Int(surprise[Int(code)]) : code < CodePoints.invalidBase ? Self.supplementary : 0
    if code >= 0x3400, code < 0xA000 { own += Self.drift }
    if weighsPairs, let token = model.token(code) {
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
