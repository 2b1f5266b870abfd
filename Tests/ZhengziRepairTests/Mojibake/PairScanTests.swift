// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct PairScanTests {
  @Test(arguments: ["涓枃缂栫爜", "ä½ å¥½", "ÖÐÎÄ±àÂë", "今天去涓枃缂栫爜鐨勫洓涓瓧", "コンピュ〖タ"])
  func misreadTextSurprises(_ text: String) {
    #expect(PairScan.isSurprising(CodePoints(text).codes))
  }

  @Test(arguments: ["用於開發時輸出的訊息", "今天天氣很好，我們去公園吧。"])
  func ordinaryTextDoesNot(_ text: String) {
    #expect(!PairScan.isSurprising(CodePoints(text).codes))
  }

  /// Then the characters by themselves decide, which were looked at before.
  @Test(arguments: ["┌──────────┐", "今天很好"])
  func ofLittleTextPairsSayNothing(_ text: String) {
    #expect(PairScan.isSurprising(CodePoints(text).codes))
    let bytes = Array(text.utf8)
    let isHigh = LineSurprise.isHigh(bytes.span)
    #expect(!isHigh)
  }

  /// What is real but rare may surprise; it is then looked at, and stays.
  @Test(arguments: ["大直若屈，大巧若拙，大辩若讷。", "黄足笛鲷，又称焦黄笛鲷，俗名赤笔仔、红公眉。"])
  func rareTextStays(_ text: String) {
    #expect(MojibakeLine.repair(CodePoints(text).codes) == nil)
  }
}
