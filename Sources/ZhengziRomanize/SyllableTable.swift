// SPDX-License-Identifier: Apache-2.0

/// The syllables of the tables by their numbers, as they are written. Made once for a stage.
struct SyllableTable: Sendable {
  /// No syllable is longer, in bytes.
  static let longest = 15

  /// By number, from 1.
  private var texts = [SIMD16<UInt8>()]
  /// By number: the length of the text << 4, 8 where the syllable starts with a vowel, and the tone.
  private var flags: [UInt8] = [5]

  init(_ romanization: Romanization) {
    for syllable in Syllable.all() {
      let text = Array((romanization.script == .zhuyin ? syllable.zhuyin : syllable.pinyin(romanization.tones)).utf8.prefix(Self.longest))
      var padded = SIMD16<UInt8>()
      for (i, byte) in text.enumerated() { padded[i] = byte }
      texts.append(padded)
      flags.append(UInt8(text.count) << 4 | (syllable.startsWithVowel ? 8 : 0) | UInt8(syllable.tone))
    }
  }

  /// The tone of a syllable, from 1 to 5.
  func tone(_ number: UInt16) -> Int {
    Int(number) < flags.count ? Int(flags[Int(number)] & 7) : 5
  }

  func startsWithVowel(_ number: UInt16) -> Bool {
    Int(number) < flags.count && flags[Int(number)] & 8 != 0
  }

  /// Appends the syllable as it is written.
  @inline(__always)
  func write(_ number: UInt16, to output: inout Letters) {
    guard Int(number) < flags.count else { return }
    output.append(texts[Int(number)], count: Int(flags[Int(number)] >> 4))
  }
}
