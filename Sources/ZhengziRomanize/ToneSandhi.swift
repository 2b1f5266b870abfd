// SPDX-License-Identifier: Apache-2.0

/// Tones as they change before other tones in speech.
struct ToneSandhi {
  private static let one: UInt32 = 0x4E00
  private static let not: UInt32 = 0x4E0D
  /// After these, 一 counts and keeps its tone.
  private static let ordinal = Set("第十百千万零〇一二三四五六七八九".unicodeScalars.map(\.value))

  let table: SyllableTable

  /// Gives each item the tone that it has in speech.
  func apply(to items: inout [WordReader.Item]) {
    for i in items.indices.dropLast() {
      let next = table.tone(items[i + 1].syllable)
      switch items[i].form {
      case Self.not where next == 4: items[i].syllable = table.number(items[i].syllable, inTone: 2)
      case Self.one where isNoNumber(items, i): items[i].syllable = table.number(items[i].syllable, inTone: next == 4 || next == 5 ? 2 : 4)
      default: continue
      }
    }
    applyThirdTone(to: &items)
  }

  private func isNoNumber(_ items: [WordReader.Item], _ i: Int) -> Bool {
    table[items[i].syllable].letters == [UInt8(ascii: "y"), UInt8(ascii: "i")] && !(i > 0 && Self.ordinal.contains(items[i - 1].form))
      && !Self.ordinal.contains(items[i + 1].form)
  }

  /// Within a word, a third tone before a third tone becomes a second one.
  private func applyThirdTone(to items: inout [WordReader.Item]) {
    for i in items.indices.dropLast() where !items[i].endsWord {
      if table.tone(items[i].syllable) == 3, table.tone(items[i + 1].syllable) == 3 {
        items[i].syllable = table.number(items[i].syllable, inTone: 2)
      }
    }
  }
}
