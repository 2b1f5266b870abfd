// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziRepair

@Suite struct LineSurpriseTests {
  private func isHigh(_ text: String) -> Bool { isHigh(Array(text.utf8)) }

  private func isHigh(_ bytes: [UInt8]) -> Bool { LineSurprise.isHigh(bytes.span) }

  @Test(arguments: ["涓枃缂栫爜", "ä½ å¥½", "ÖÐÎÄ±àÂë", "今天去涓枃缂栫爜鐨勫洓涓瓧", "コンピュ〖タ", "ﾃｶﾃｶﾃｶﾃｶﾃｶﾃｶﾃｶ"])
  func misreadTextIsHigh(_ text: String) {
    #expect(isHigh(text))
  }

  @Test(arguments: ["用於開發時輸出的訊息", "┌──────────┐", "今天很好", "これは日本語の文です。", "한국어 문장입니다.", "The café is open.", "über die Straße"])
  func soundTextIsNot(_ text: String) {
    #expect(!isHigh(text))
  }

  /// Sixteen ASCII characters end any stretch, fifteen signs among them end none.
  @Test func asciiEndsAStretch() {
    #expect(isHigh("ÖÐ" + String(repeating: ".", count: 15) + "ÎÄ"))
    #expect(!isHigh("Ö" + String(repeating: ".", count: 16) + "Î"))
    #expect(!isHigh("Ö" + String(repeating: "x", count: 4) + "Î"))
  }

  /// Characters of three bytes that are no well-formed UTF-8 surprise nobody.
  @Test(arguments: [[0xED, 0xA0, 0x80], [0xE0, 0x80, 0xB0], [0xFF], [0xC0, 0x80]] as [[UInt8]])
  func brokenBytesCountNothing(_ bytes: [UInt8]) {
    #expect(!isHigh([[UInt8]](repeating: bytes, count: 40).flatMap { $0 }))
  }
}
