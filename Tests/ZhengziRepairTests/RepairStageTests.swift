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

  @Test func everyRepairHasAnExampleThatIsDamaged() {
    for repair in Repair.allCases where repair != .lostText {
      #expect(Array(repair.example.before.utf8) != Array(repair.example.after.utf8))
    }
  }
}
