// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

extension MisreadBytes {
  /// How much a stretch of the bytes looks like text of a source, in quarter nats: what the best run of its characters gains.
  ///
  /// Nothing where hardly any of the characters follow one another, or nearly all are rare. Characters are counted by themselves, as they
  /// come from the left: a sketch that tells in one pass whether a search is worth its while.
  func likelihood(of source: Source) -> Int {
    let surprise = CodecTables.shared.surprise
    let all = bytes
    let bytes = all.span
    var sum = 0
    var best = 0
    var (run, covered, known) = (0, 0, 0)
    var i = 0
    while i < bytes.count {
      guard certainty[i] == .known, bytes[i] >= 0x80 else {
        if certainty[i] == .known { run = 0 }
        if certainty[i] != .lost { sum = max(0, sum - Self.gain) }
        i += 1
        continue
      }
      known += 1
      if let (code, length) = source.decode(bytes, at: i) {
        let own = code < 0x10000 ? Int(surprise[Int(code)]) : Self.gain
        sum = max(0, sum + Self.gain - own)
        best = max(best, sum)
        if own <= Self.common {
          run += 1
          covered += run == 1 ? 0 : run == 2 ? 2 : 1
        } else {
          run = 0
        }
        i += length
      } else {
        run = 0
        sum = max(0, sum - Self.gain)
        i += 1
      }
    }
    return covered * 3 >= known || lostCount > 0 ? best : 0
  }

  /// What a character gains that surprises nobody.
  private static let gain = 12
  /// What the characters of any text surprise at most, most of them.
  private static let common = 16
}
