// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziConvert
import ZhengziCore

/// What a reviewer sees of characters that stand for several words.
@Suite struct DoubtsTests {
  private func marked(_ text: String, _ configuration: Configuration = .s2twp, isStrict: Bool = false) throws -> String {
    let converter = try Converter(configuration, ConversionOptions(isStrict: isStrict))
    return Pipeline(stages: [converter], uncertain: .mark).rewrite(text)
  }

  @Test(arguments: [("松", "⟦松|鬆⟧"), ("谷", "⟦谷|穀⟧"), ("斗", "⟦鬥|斗⟧"), ("干。", "⟦幹|乾|干⟧。")])
  func `a character by itself is not sure`(_ pair: (String, String)) throws {
    #expect(try marked(pair.0, .s2t) == pair.1)
  }

  @Test(arguments: ["松树", "山谷", "战斗", "干部", "头发", "软件", "发现", "一只", "繁體", "漢字", "ABC", "", "⿰干干"])
  func `a phrase or a character of one word is sure`(_ text: String) throws {
    #expect(try marked(text) == Pipeline(stages: [try Converter(.s2twp)]).rewrite(text))
  }

  @Test func `forms are those of the region`() throws {
    #expect(try marked("里", .s2tw) == "⟦裡|里⟧")
    #expect(try marked("里", .s2hk) == "⟦裏|里⟧")
  }

  @Test func `strict conversion asks no neighbours, and has doubts all the same`() throws {
    #expect(try marked("松", .s2t, isStrict: true) == "⟦松|鬆⟧")
  }

  @Test func `from Traditional nothing is doubted`() throws {
    #expect(try marked("鬆散的山谷", .t2s) == "松散的山谷")
  }

  @Test func `a doubt is a change with its candidates, or a note`() throws {
    let pipeline = Pipeline(stages: [try Converter(.s2t)], uncertain: .list)
    let changes = pipeline.explain("斗\n松")
    #expect(changes.map(\.isNote) == [false, true] && changes.map(\.line) == [1, 2])
    #expect(changes.map { $0.candidates.map(\.text) } == [["斗"], ["鬆"]])
    for change in changes { #expect(change.confidence < Uncertain.limit && change.rules == [Rule(.convert, "character")]) }
    #expect(Pipeline(stages: [try Converter(.s2t)]).rewrite("斗\n松") == pipeline.rewrite("斗\n松"))
  }
}
