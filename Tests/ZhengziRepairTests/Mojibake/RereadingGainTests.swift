// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct RereadingGainTests {
  private func mayBeExplained(_ text: String) -> Bool {
    var gain = RereadingGain()
    return gain.mayExplain(CodePoints(text).codes)
  }

  @Test(arguments: [
    "涓枃缂栫爜鐨勫洓涓瓧", "今天去涓枃缂栫爜鐨勫洓涓瓧", "脙陇脗赂脗颅脙娄", "い膘巍璶砰ゅ", "笢恅晤鎢腔恀枙", "紫醇瞎疚狼夫",
  ])
  func readersAndSourcesExplainMisreadText(_ text: String) {
    #expect(mayBeExplained(text))
  }

  @Test(arguments: [
    "今天天氣很好，我們去公園吧。", "大直若屈，大巧若拙，大辩若讷。", "昔我往矣，楊柳依依。今我來思，雨雪霏霏。", "黄足笛鲷，又称焦黄笛鲷，俗名赤笔仔、红公眉。",
    "路漫漫其修远兮，吾将上下而求索。",
  ])
  func nothingExplainsSoundText(_ text: String) {
    #expect(!mayBeExplained(text))
  }

  /// Kana, letters with marks and lost bytes are of other readers' making.
  @Test(arguments: ["氢氦锂铍カ硼碳氮氧氟氖", "氢氦锂铍é硼碳氮氧氟氖", "氢氦锂铍\u{FFFD}硼碳氮氧氟氖"])
  func otherCharactersLeaveItOpen(_ text: String) {
    #expect(mayBeExplained(text))
  }

  /// A character is looked up again after others took its place.
  @Test func aFullTableForgets() {
    var gain = RereadingGain()
    let misread = CodePoints("涓枃缂栫爜鐨勫洓涓瓧").codes
    let before = gain.mayExplain(misread)
    _ = gain.mayExplain(Array(0x3400..<0xA000))
    let after = gain.mayExplain(misread)
    #expect(before && after)
  }
}
