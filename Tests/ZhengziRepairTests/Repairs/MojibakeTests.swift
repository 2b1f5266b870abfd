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

  /// UTF-8 read as ISO 8859-1.
  private func misread(_ text: String) -> String {
    String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
  }

  @Test func aFifthLayerIsNotedAndLeftWhole() throws {
    let line = (0..<5).reduce("春天到了，公园里的花都开了。") { text, _ in misread(text) }
    #expect(pipeline.rewrite(line + "\n") == line + "\n")
    let change = try #require(pipeline.explain(line + "\n").first)
    #expect(change.before == change.after)
    #expect(change.before == Array(line.utf8))
    #expect(change.rules == [Repair.mojibake.rule])
  }

  @Test func fourLayersAreTakenOff() {
    let line = (0..<4).reduce("春天到了，公园里的花都开了。") { text, _ in misread(text) }
    #expect(pipeline.rewrite(line) == "春天到了，公园里的花都开了。")
  }

  @Test func gapsAreExplainedWithTheirSecondChoice() throws {
    let change = try #require(pipeline.explain("鏄ュぉ鍒颁簡锛屽叕鍥?閲岀殑鑺遍兘寮?浜嗐??\n").first)
    #expect(String(decoding: change.after, as: UTF8.self) == "春天到了，公园里的花都开了。")
    #expect(change.candidates.allSatisfy { $0.confidence < change.confidence && $0.text.count == 14 })
  }

  @Test func gapsAreFilledByWhatThePageSaysElsewhere() {
    // 亭 is E4 BA AD and 京 is E4 BA AC; both lose their last byte before a space.
    let page = pipeline.rewrite("山亭的来历，山亭的故事，山亭的名字。\n" + "鍘诲北浜? 鐪嬬湅\n")
    #expect(page.hasSuffix("去山亭 看看\n"))
  }
}
