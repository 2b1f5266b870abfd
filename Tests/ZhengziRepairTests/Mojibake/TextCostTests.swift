// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct TextCostTests {
  private func cost(_ text: String) -> Float { TextCost.of(CodePoints(text).codes) / Float(text.unicodeScalars.count) }

  @Test(arguments: ["我们明天早上出发。", "我們明天早上出發。", "明日の朝に出発します。", "내일 아침에 출발합니다.", "We leave tomorrow."])
  func textIsCheap(_ text: String) { #expect(cost(text) < 7.5) }

  @Test(arguments: ["鎴戜滑鏄庡ぉ鏃╀笂", "ÎÒÃÇÃ÷ÌìÔçÉÏ", "扂蠅隴毞婌奻", "æˆ‘ä»¬æ˜Žå¤©"])
  func nonsenseIsDear(_ text: String) { #expect(cost(text) > 6.5) }

  @Test func bracketsThatCloseAreCheaper() {
    #expect(TextCost.of(CodePoints("《论语》\n").codes) < TextCost.of(CodePoints("《论语。\n").codes))
  }
}
