// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore
import ZhengziRepair

@Suite struct PinyinInsertionTests {
  private func repair(_ text: String, evidence: RepairStage.Evidence = .document) -> String {
    Pipeline(stages: [RepairStage(.init(repairs: [.pinyinInsertion], evidence: evidence))]).rewrite(text)
  }

  @Test(arguments: [
    ("皖I(lǐng)CP備", "皖ICP備"),  // astride over a character and a letter
    ("實(shí)打?qū)嵽k好惠民實(shí)事", "實打實辦好惠民實事"),  // a swallowed lead byte
    ("實(shí)績(jī)?nèi)⌒庞诿?、推?dòng)發(fā)展", "實績取信于民、推動發展"),  // lost before a mark
    ("一般為內(nèi)泄漏和外漏", "一般為內泄漏和外漏"),
  ])
  func isUndone(_ damaged: String, _ sound: String) {
    #expect(repair(damaged) == sound)
    #expect(repair(sound) == sound)
  }

  @Test(arguments: [
    "十 (shí)", "长(cháng)江", "汉字（hànzì）", "漢字(かんじ)", "公司(CETC)", "第1章(上)", "重(chóng)复", "中国(zhōng)", "亦不夷懌(yì)。",
    "你好嗎?(笑)", "國(guó)：國家", "café (brûlé)", "Việt Nam (nước)", "學(xué) 习(xí) 国(guó)家", "真的?、假的?",
  ])
  func isLeftAlone(_ text: String) {
    #expect(repair(text) == text)
  }

  @Test func evidenceIsSoughtWhereItIsAllowed() {
    let text = "觀(guān)念與實(shí)際\n夷懌(yì)\n"
    #expect(repair(text, evidence: .document) == "觀念與實際\n夷懌\n")
    #expect(repair(text, evidence: .line) == "觀念與實際\n夷懌(yì)\n")
    #expect(repair("懌(yì)\n", evidence: .assume) == "懌\n")
  }

  @Test func bytesOfAnyKindPass() {
    var random = SplitMix(state: 7)
    let pieces = [
      "?", "(", ")", "shí)", "(lù)", "實", "據", "?", "，", "。", "\u{E4C6}", "k", "\u{7F}", "\n", " ", "\u{3000}", "ā", "😀", "?shǎn)",
    ]
    for _ in 0..<300 {
      var bytes: [UInt8] = Array("實(shí)績(jī)".utf8)
      for _ in 0..<random.next() % 30 {
        bytes +=
          random.next() % 8 == 0 ? [UInt8(truncatingIfNeeded: random.next())] : Array((pieces.randomElement(using: &random) ?? "").utf8)
      }
      let pipeline = Pipeline(stages: [RepairStage(.init(repairs: [.pinyinInsertion], evidence: .assume))])
      let output = pipeline.rewrite(bytes.span)
      #expect(replay(pipeline.explain(bytes.span), on: bytes) == output)
    }
  }

  private func replay(_ changes: [Change], on input: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var done = 0
    for change in changes {
      output += input[done..<change.input.lowerBound] + change.after
      done = change.input.upperBound
    }
    return output + input[done...]
  }
}
