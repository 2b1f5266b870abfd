// SPDX-License-Identifier: Apache-2.0

/// Tones as they change before other tones in speech.
struct ToneSandhi {
  private static let one: UInt16 = 0x4E00
  private static let not: UInt16 = 0x4E0D
  /// After these, 一 counts and keeps its tone.
  private static let ordinal = Set("第十百千万零〇一二三四五六七八九".utf16)

  private let syllables: [Syllable]
  private var numbers: [[UInt8]: UInt16] = [:]

  init() {
    syllables = [Syllable(letters: [], tone: 5)] + Syllable.all()
    for (number, syllable) in syllables.enumerated().dropFirst() {
      numbers[syllable.letters + [UInt8(0x30 + syllable.tone)]] = UInt16(number)
    }
  }

  private func syllable(_ number: UInt16) -> Syllable {
    Int(number) < syllables.count ? syllables[Int(number)] : syllables[0]
  }

  /// The same letters in another tone, where the tables have that.
  private func number(_ number: UInt16, inTone tone: Int) -> UInt16 {
    numbers[syllable(number).letters + [UInt8(0x30 + tone)]] ?? number
  }

  /// Gives each character the tone that it has in speech.
  func apply(to run: inout HanRun) {
    for i in 0..<run.count - 1 {
      let next = syllable(run[i + 1].syllable).tone
      switch run[i].form {
      case Self.not where next == 4: run[i].syllable = number(run[i].syllable, inTone: 2)
      case Self.one where isNoNumber(run, i): run[i].syllable = number(run[i].syllable, inTone: next == 4 || next == 5 ? 2 : 4)
      default: continue
      }
    }
    applyThirdTone(to: &run)
  }

  private func isNoNumber(_ run: borrowing HanRun, _ i: Int) -> Bool {
    syllable(run[i].syllable).letters == [UInt8(ascii: "y"), UInt8(ascii: "i")] && !(i > 0 && Self.ordinal.contains(run[i - 1].form))
      && !Self.ordinal.contains(run[i + 1].form)
  }

  /// Within a word, a third tone before a third tone becomes a second one.
  private func applyThirdTone(to run: inout HanRun) {
    for i in 0..<run.count - 1 where !run[i].endsWord {
      if syllable(run[i].syllable).tone == 3, syllable(run[i + 1].syllable).tone == 3 {
        run[i].syllable = number(run[i].syllable, inTone: 2)
      }
    }
  }
}
