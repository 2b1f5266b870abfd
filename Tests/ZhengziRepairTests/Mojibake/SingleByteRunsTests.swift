// SPDX-License-Identifier: Apache-2.0

import TableFormat
import Testing

@testable import ZhengziRepair

@Suite struct SingleByteRunsTests {
  private func runs(_ text: String) -> SingleByteRuns {
    var runs = SingleByteRuns()
    var before = CharacterKind.space
    for scalar in text.unicodeScalars {
      let kind = CharacterKind(scalar.value)
      runs.add(scalar.value, strangeness: Neighbours.strangeness(before, kind))
      before = kind
    }
    runs.finish()
    return runs
  }

  @Test(arguments: ["ÖÐ¹úÈË", "¤¤¤å¤@", "ä¸­æ–‡", "x ÖÐ¹ú y"])
  func findsWhatAWesternCodecMisread(_ text: String) {
    #expect(runs(text).isStrange(.single(.windows1252)))
    #expect(runs(text).isStrange(.permissive))
    #expect(!runs(text).isStrange(.double(.gb18030)))
  }

  @Test func findsWhatACyrillicCodecMisread() {
    #expect(runs("ЦР№ъИЛ").isStrange(.single(.windows1251)))
    #expect(!runs("ЦР№ъИЛ").isStrange(.single(.windows1252)))
  }

  /// Strange places that no codec has together, or that stand alone, are none.
  @Test(arguments: ["được đặt đầu đế", "groß und „größer“", "«» и “”", "поле «» заголовков", "Ελληνικά ½ και ¾", "x° y° z°", "2½ × 3¼"])
  func soundTextIsNotStrange(_ text: String) {
    #expect(!runs(text).isAny)
  }

  /// One ASCII character between may be a byte, two are none.
  @Test func asciiPartsRuns() {
    #expect(runs("Ö¹x¹Ö").isAny)
    #expect(!runs("Ö¹xx¹Ö").isAny)
    #expect(!runs("Ö¹ ¹Ö").isAny)
  }
}
