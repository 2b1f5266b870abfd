// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziRepair

@Suite struct LineLanguageTests {
  private func language(_ text: String) -> LineLanguage {
    let codes = text.utf8.map { UInt32($0) }
    return LineLanguage(MisreadBytes(codes, .single(.latin1)), .utf8)
  }

  @Test func charactersTell() {
    #expect(language("详见设备说明") == .simplified)
    #expect(language("詳見設備說明") == .traditional)
    #expect(language("一二三") == .chinese)
    #expect(language("ファイルを格納する") == .japanese)
    #expect(language("데비안 관리자") == .korean)
  }

  @Test func kanaTellWithoutTheirLeadBytes() {
    let torn = "メールを送る".utf8.map { $0 == 0xE3 ? 0x3F : UInt32($0) }
    #expect(LineLanguage(MisreadBytes(torn, .single(.latin1)), .utf8) == .japanese)
    let han = "請把窗戶關上".utf8.map { $0 >> 4 == 0xE ? 0x3F : UInt32($0) }
    #expect(LineLanguage(MisreadBytes(han, .single(.latin1)), .utf8) == .chinese)
  }

  @Test func encodingsOfOneLanguageTell() {
    #expect(LineLanguage(MisreadBytes([0x41], .single(.latin1)), .double(.eucJP)) == .japanese)
    #expect(LineLanguage(MisreadBytes([0x41], .single(.latin1)), .double(.eucKR)) == .korean)
    #expect(LineLanguage(MisreadBytes([0x41], .single(.latin1)), .double(.big5)) == .traditional)
  }

  @Test func formsOfTheOtherScriptAreDear() {
    #expect(LineLanguage.simplified.dearness(0x898B) > LineLanguage.simplified.dearness(0x89C1) + 2)
    #expect(LineLanguage.traditional.dearness(0x89C1) > LineLanguage.traditional.dearness(0x898B) + 2)
    #expect(LineLanguage.japanese.dearness(0x898B) == 0)
  }
}
