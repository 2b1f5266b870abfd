// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziRepair

@Suite struct MojibakeTests {
  private let pipeline = Pipeline(stages: [RepairStage(RepairStage.Options(repairs: [.mojibake]))])

  @Test func explainsWhatItChanged() throws {
    let changes = pipeline.explain("Ort: ZÃ¼rich\n")
    let change = try #require(changes.first)
    #expect(changes.count == 1)
    #expect(change.rules == [Repair.mojibake.rule])
    #expect(String(decoding: change.before, as: UTF8.self) == "Ã¼")
    #expect(String(decoding: change.after, as: UTF8.self) == "ü")
  }

  @Test func linesAreJudgedByThemselves() {
    #expect(pipeline.rewrite("café\nZÃ¼rich\nnaïve\n") == "café\nZürich\nnaïve\n")
  }

  @Test func bytesThatAreNoUTF8Stay() {
    let bytes: [UInt8] = [0xFF, 0xE4, 0xB8, 0x0A, 0xC3]
    #expect(pipeline.rewrite(bytes.span) == bytes)
  }

  @Test func whatIsSurelyWrongIsNotMadeBelowTheBound() {
    let cautious = Pipeline(stages: [RepairStage(RepairStage.Options(repairs: [.mojibake], minimumConfidence: 1))])
    #expect(cautious.rewrite("ZÃ¼rich") == "ZÃ¼rich")
  }
}
