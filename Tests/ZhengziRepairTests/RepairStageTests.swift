// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore
import ZhengziRepair

@Suite struct RepairStageTests {
  @Test func aListChoosesJustItsNames() throws {
    #expect(try RepairStage.Options.repairs(named: "pinyin-insertion") == [.pinyinInsertion])
    #expect(try RepairStage.Options.repairs(named: "all") == Repair.allCases)
  }

  @Test func signsChangeTheDefault() throws {
    let standard = RepairStage.Options().repairs
    #expect(try RepairStage.Options.repairs(named: "-pinyin-insertion") == standard.filter { $0 != .pinyinInsertion })
    #expect(try RepairStage.Options.repairs(named: "+safe") == standard)
  }

  @Test func unknownNamesSayWhatIsKnown() {
    #expect(throws: ZhengziError.self) { try RepairStage.Options.repairs(named: "magic") }
  }

  @Test(arguments: [
    ("\\u4e\u{01}2d文", "中文"), ("&#200\u{02}13;文", "中文"), ("＼ｕ４ｅ２ｄ文", "中文"), ("\\u4e\\u00012d", "\\u4e\\u00012d"),
    ("&amp;#200\u{7F}13;", "中"),
  ])
  func whatARepairRevealsIsRepairedAtOnce(damaged: String, sound: String) throws {
    let pipeline = Pipeline(stages: [RepairStage(RepairStage.Options(repairs: Repair.allCases))])
    #expect(pipeline.rewrite(damaged) == sound)
    #expect(pipeline.rewrite(sound) == sound)
    var bytes = Array(damaged.utf8)
    for change in pipeline.explain(damaged).reversed() { bytes.replaceSubrange(change.input, with: change.after) }
    #expect(String(decoding: bytes, as: UTF8.self) == sound)
  }

  @Test func everyRepairHasAnExampleThatIsDamaged() {
    for repair in Repair.allCases where repair != .lostText {
      #expect(Array(repair.example.before.utf8) != Array(repair.example.after.utf8))
    }
  }
}
