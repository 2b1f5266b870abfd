// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// The syllables of the tables by their numbers, and how each is written. Made once for a stage: 0.3 ms.
struct SyllableTable: Sendable {
  /// By number, from 1.
  private var syllables: [Syllable] = [Syllable(letters: [], tone: 5)]
  private var numbers: [[UInt8]: UInt16] = [:]
  private var texts: [UInt8] = []
  private var starts: [Int] = [0, 0]
  /// By number: the tone, and 8 where the syllable starts with a vowel.
  private var flags: [UInt8] = [5]

  init(_ romanization: Romanization) {
    let section = RomanizationTables.shared.syllables
    let bytes = (0..<section.count).map { section[$0] }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let syllable = Syllable(line) ?? Syllable(letters: Array(line), tone: 5)
      numbers[Array(line)] = UInt16(syllables.count)
      syllables.append(syllable)
      flags.append(UInt8(syllable.tone) | (syllable.startsWithVowel ? 8 : 0))
      texts += Array((romanization.script == .zhuyin ? syllable.zhuyin : syllable.pinyin(romanization.tones)).utf8)
      starts.append(texts.count)
    }
  }

  subscript(number: UInt16) -> Syllable {
    Int(number) < syllables.count ? syllables[Int(number)] : syllables[0]
  }

  /// The tone of a syllable, from 1 to 5.
  func tone(_ number: UInt16) -> Int {
    Int(number) < flags.count ? Int(flags[Int(number)] & 7) : 5
  }

  func startsWithVowel(_ number: UInt16) -> Bool {
    Int(number) < flags.count && flags[Int(number)] & 8 != 0
  }

  /// The number of a syllable such as `yin2`.
  func number(_ text: some Sequence<UInt8>) -> UInt16? {
    numbers[Array(text)]
  }

  /// The same letters in another tone, where the tables have that.
  func number(_ number: UInt16, inTone tone: Int) -> UInt16 {
    numbers[self[number].letters + [UInt8(0x30 + tone)]] ?? number
  }

  /// Appends the syllable as it is written.
  @inline(__always)
  func write(_ number: UInt16, to output: inout [UInt8]) {
    guard Int(number) + 1 < starts.count else { return }
    let range = starts[Int(number)]..<starts[Int(number) + 1]
    texts.span.extracting(range).withUnsafeBufferPointer { output.append(contentsOf: $0) }
  }
}
