// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct QuickReadingTests {
  private func text(_ line: String) -> String? {
    QuickReading.codes(of: CodePoints(line).codes).map { String(decoding: CodePoints($0).utf8, as: UTF8.self) }
  }

  /// UTF-8 read as GB18030.
  private func misread(_ text: String) throws -> String {
    let bytes = Array(text.utf8)
    var codes: [UInt32] = []
    var i = 0
    while i < bytes.count {
      let found = DoubleByteCodec.gb18030.decode(bytes.span, at: i)
      let character = try #require(found)
      codes.append(character.code)
      i += character.length
    }
    return String(decoding: CodePoints(codes).utf8, as: UTF8.self)
  }

  @Test func readsUTF8BehindGB18030() throws {
    #expect(text(try misread("春天到了公园")) == "春天到了公园")
    #expect(text("鏄ュぉ鏉ヤ簡鑺变篃寮?浜嗐??") == nil)
  }

  @Test func readsGBKBehindOneByte() {
    #expect(text("´ºÌìµ½ÁË£¬¹«Ô°ÀïµÄ»¨¶¼¿ªÁË¡£") == "春天到了，公园里的花都开了。")
  }

  @Test(arguments: [
    // The same bytes are Japanese in EUC-JP, and kana are where GBK has them.
    "LVM ¤Î½ÀÆðÀ­¤Ï 3 ¤Ä¤Î³µÇ°¤«¤é¹½À®¤µ¤ì¤¿", "¸ÖÆ¼ ÇÃ·¿Æû ¿î¿µÃ¼Á¦", "Ïðèâåò, êàê äåëà ó òåáÿ ñåãîäíÿ?", "春天到了，公园里的花都开了。",
    "´ºÌì", "?´ºÌìµ½ÁË£¬¹«Ô°ÀïµÄ»¨¶¼¿ªÁË¡£",
  ])
  func leavesToOthersWhatIsDoubtful(_ line: String) {
    #expect(text(line) == nil)
  }
}
