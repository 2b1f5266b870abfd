// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore
import ZhengziICU

@Suite struct TransformStageTests {
  @Test(arguments: [
    ("Han-Latin", "你好 Linux\n世界", "nǐ hǎo Linux\nshì jiè"),
    ("Katakana-Hiragana", "カナ、ガ", "かな、が"),
    ("Halfwidth-Fullwidth", "ｶﾞｷﾞ A", "ガギ　Ａ"),
    ("Latin-ASCII", "café naïve½", "cafe naive 1/2"),
    ("Any-Latin; Latin-ASCII", "Ελλάδα", "Ellada"),
    ("[a-m] Any-Upper", "abc xyz", "ABC xyz"),
    ("Any-Hex/Java", "a字", "\\u0061\\u5B57"),
    ("Hex-Any", "\\u5B57\\uD83D\\uDE00", "字😀"),
  ])
  func transforms(id: String, input: String, expected: String) throws {
    expectLaws(try TransformStage(id: id), input, expected)
  }

  @Test func inverseGivesBack() throws {
    expectLaws(try TransformStage(id: "Hiragana-Katakana; Katakana-Hiragana"), "かな", "かな")
  }

  @Test func invalidBytesPass() throws {
    let input: [UInt8] = Array("é".utf8) + [0xFF, 0xC3] + Array("é\n".utf8) + [0xE4, 0xBD]
    expectLaws(try TransformStage(id: "Latin-ASCII"), input, Array("e".utf8) + [0xFF, 0xC3] + Array("e\n".utf8) + [0xE4, 0xBD])
  }

  @Test(arguments: ["", "abc", "中文。", "\n\n", "\u{0}"])
  func leavesAlone(text: String) throws {
    expectLaws(try TransformStage(id: "Cyrillic-Latin"), text, text)
  }

  @Test func longLineIsCutByItsBytes() throws {
    let line = String(repeating: "дом и сад. ", count: 20_000)
    let pipeline = Pipeline(stages: [try TransformStage(id: "Cyrillic-Latin")])
    #expect(pipeline.rewrite(line) == String(repeating: "dom i sad. ", count: 20_000))
  }

  @Test func rulesCompileOnceAndServeManyThreads() async throws {
    let pipeline = Pipeline(stages: [try TransformStage(rules: "你好 > 您好;\n:: Han-Latin ;", file: "r")])
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { pipeline.rewrite("你好") } }
      for await result in group { #expect(result == "nín hǎo") }
    }
  }

  @Test func ruleThatGrowsTextGetsRoom() throws {
    let growth = String(repeating: "一二三四五六七八九十", count: 50)
    expectLaws(try TransformStage(rules: "x > \(growth);", file: "r"), "xyx", growth + "y" + growth)
  }

  @Test func surrogateAloneBecomesTheReplacementCharacter() throws {
    expectLaws(try TransformStage(id: "Hex-Any"), "\\uD83Da", "\u{FFFD}a")
  }

  @Test(arguments: [
    ("Han-Latim", "unknown transform 'Han-Latim'; did you mean Han-Latin, Any-Latin, Hang-Latn?"),
    ("Han-Latin; Latin-ACII", "unknown transform 'Latin-ACII'; did you mean Latin-ASCII, Latin-Tamil, Latin-Thai?"),
    (
      "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
      "unknown transform 'qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'; 'zhengzi list transforms' names them all"
    ),
  ])
  func unknownNameIsAnswered(id: String, message: String) {
    #expect(throws: ZhengziError(.unknownName, message)) { try TransformStage(id: id) }
  }

  @Test func namesAreListed() throws {
    let names = try TransformNames.all()
    #expect(names.contains("Han-Latin") && names.contains("Latin-ASCII") && names.count > 300)
  }
}
