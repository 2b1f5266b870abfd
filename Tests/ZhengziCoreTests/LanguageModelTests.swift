// SPDX-License-Identifier: Apache-2.0

import TableFormat
import Testing
import ZhengziCore

@Suite struct LanguageModelTests {
  let model = LanguageModel.standard

  private func cost(_ text: String) -> Float {
    var context = LanguageModel.Context.lineStart
    return text.unicodeScalars.reduce(0) { $0 + model.score($1.value, after: &context) }
  }

  @Test func scriptsWidthsAndSpacesAreOne() {
    #expect(cost("实事求是，下基层。") == cost("實事求是, 下基層。"))
    #expect(cost("「好」") == cost("“好”"))
  }

  @Test func runsOfDigitsAndLettersCountOnce() {
    #expect(cost("第1章") == cost("第2026章"))
    #expect(cost("用Linux系統") == cost("用z系統"))
  }

  @Test(arguments: [("打實辦好", "打嵽k好"), ("為群眾服務", "爲群眾服霧"), ("頻率。空載試驗", "頻率?蛰d試驗"), ("取信於民", "取信於泯")])
  func senseIsLikelierThanNonsense(_ sense: String, _ nonsense: String) {
    #expect(cost(sense) < cost(nonsense))
  }

  /// A back-off that is handed on from character to character is the one that would be looked up.
  @Test func aBackOffThatIsKnownChangesNoCost() {
    for text in ["打實辦好，嵽k好", "第2026章 用Linux系統", "爜辩讷的一是", "頻率?蛰d試驗\n為群眾服霧"] {
      var (alone, carried) = (LanguageModel.Context.lineStart, LanguageModel.Context.lineStart)
      var backOff: Int32?
      for scalar in text.unicodeScalars {
        #expect(model.score(scalar.value, after: &alone) == model.score(scalar.value, after: &carried, backOff: &backOff))
        #expect(alone == carried && (backOff ?? model.backOff(after: carried)) == model.backOff(after: carried))
      }
    }
  }

  @Test func everyCodePointHasACost() {
    for value: UInt32 in [0, 0x7F, 0xD7FF, 0xE000, 0xFFFF, 0x1F600, 0x20000, 0x10FFFF] {
      var context = LanguageModel.Context.lineStart
      #expect(model.score(value, after: &context).isFinite)
    }
  }
}
