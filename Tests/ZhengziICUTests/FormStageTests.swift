// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziICU

@Suite struct FormStageTests {
  @Test(arguments: [
    (UnicodeForm.nfc, "e\u{301}a", "\u{E9}a"), (.nfc, "か\u{3099}", "\u{304C}"), (.nfc, "\u{1112}\u{1161}\u{11AB}", "\u{D55C}"),
    (.nfc, "\u{F900}", "\u{8C48}"), (.nfc, "a\u{323}\u{307}", "\u{1EA1}\u{307}"), (.nfc, "a\u{307}\u{323}", "\u{1EA1}\u{307}"),
    (.nfkc, "Ａ１　ﬁ㈱", "A1 fi(株)"), (.nfkc, "ｶﾞ，", "ガ,"), (.nfkc, "\u{2F00}\u{2E80}", "\u{4E00}\u{2E80}"), (.nfkc, "中…", "中..."),
  ])
  func normalizes(form: UnicodeForm, input: String, expected: String) throws {
    expectLaws(try FormStage(form), input, expected)
    expectLaws(try FormStage(form), expected, expected)
  }

  @Test(arguments: [
    "", "plain ASCII", "中文，。！？；：（）「」『』《》—…“”‘’", "カナかなー・", "한국어 문장", "Ａ１　", "é ñ ü", "𠮷野家 😀", "Ελλάδα мир", "ﬁ ㈱ ①",
    "\u{301}", "\n\u{301}",
  ])
  func composedTextStays(text: String) throws {
    expectLaws(try FormStage(.nfc), text, text)
  }

  @Test func invalidBytesPass() throws {
    let input: [UInt8] = [0xFF] + Array("e".utf8) + [0xE2, 0x80] + Array("e\u{301}".utf8) + [0xC3]
    expectLaws(try FormStage(.nfc), input, [0xFF] + Array("e".utf8) + [0xE2, 0x80] + Array("\u{E9}".utf8) + [0xC3])
  }

  /// The skipping of stable characters must not show: each character, alone and with marks, as ICU has it over the whole text.
  @Test(arguments: UnicodeForm.allCases)
  func everyCharacterAsICUHasIt(form: UnicodeForm) throws {
    let pipeline = Pipeline(stages: [try FormStage(form)])
    let normalizer = try Normalizer(form)
    for block in stride(from: UInt32(0xA0), to: 0x32000, by: 0x100) {
      let scalars = (block..<block + 0x100).compactMap(Unicode.Scalar.init)
      let text = String(String.UnicodeScalarView(scalars.flatMap { [$0, "x", $0, "\u{301}", "\u{3099}"] }))
      var expected: [UInt16] = []
      normalizer.normalize(Array(text.utf16), into: &expected)
      let isSame = Array(pipeline.rewrite(text).utf16) == expected
      #expect(isSame, "block \(String(block, radix: 16))")
    }
  }
}
