// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

struct SurpriseBoundTests {
  /// Long lines of characters of all kinds: where the rough sums say that a line is sound, the exact ones do.
  @Test func isNeverBelowTheExactSums() {
    var generator = SystemRandomNumberGenerator()
    let alphabets: [[Character]] = [
      Array("的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要，。"),
      Array("閿涙稓鐭愬矑鐏忔槒銆愰敍鐠囥儴瀚傞弲顕€鈧"), Array("äöåéÃ¤Â«»€"), Array("αβγд"), Array("“”—…·〖ー"), Array("aZ 0.\"'"), Array("𠀀😀\u{FFFD}\u{E000}ｱ"),
    ]
    for _ in 0..<2000 {
      var line = ""
      while line.utf8.count < 600 {
        let alphabet = alphabets[generator.next(upperBound: UInt(alphabets.count)) < 4 ? 0 : Int.random(in: 0..<alphabets.count)]
        for _ in 0..<Int.random(in: 1...12) { line.append(alphabet[Int.random(in: 0..<alphabet.count)]) }
      }
      let bytes = Array(line.utf8)
      #expect(LineSurprise.isHigh(bytes.span) == LineSurprise.isHighByExactSums(bytes.span), "\(line)")
    }
  }
}
