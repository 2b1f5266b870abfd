// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore
import ZhengziNormalize

@Suite struct NormalizerTests {
  private func rewrite(_ text: String, style: String = "mainland", rules: String? = nil) throws -> String {
    Pipeline(stages: [try Normalizer(style: style, rules: rules)]).rewrite(text)
  }

  @Test func `every example of the list holds`() throws {
    for normalization in Normalization.allCases {
      let style = [.asciiMarks, .indent].contains(normalization) ? "ascii" : "mainland"
      let normalizer = try Normalizer(
        style: style, spacing: normalization == .spacing ? .insert : .keep, width: normalization == .width ? .narrow : .keep)
      #expect(Pipeline(stages: [normalizer]).rewrite(normalization.example.before) == normalization.example.after, "\(normalization)")
    }
  }

  @Test func `each rule can be switched singly`() throws {
    #expect(try rewrite("甲,乙...(丙)", rules: "comma") == "甲，乙...(丙)")
    #expect(try rewrite("甲,乙...(丙)", rules: "-comma") == "甲,乙……（丙）")
    #expect(try rewrite("甲,乙.", style: "recover", rules: "+period") == "甲，乙。")
    #expect(try rewrite("甲,乙", style: "keep", rules: "comma") == "甲，乙")
  }

  @Test func `unknown names are refused with the known ones`() {
    #expect(throws: ZhengziError.self) { try Normalizer(style: "zw") }
    #expect(throws: ZhengziError.self) { try Normalizer(style: "mainland", rules: "komma") }
  }

  @Test func `a fenced block is left alone`() throws {
    let text = "甲,乙\n```swift\n甲,乙\n```\n丙,丁\n<pre>\n甲,乙\n</pre>\n丙,丁\n"
    #expect(try rewrite(text) == "甲，乙\n```swift\n甲,乙\n```\n丙，丁\n<pre>\n甲,乙\n</pre>\n丙，丁\n")
  }

  @Test func `line ends stay as they are`() throws {
    #expect(try rewrite("甲,乙\r\n丙,丁\r\n") == "甲，乙\r\n丙，丁\r\n")
    #expect(try rewrite("我走了.\r\n") == "我走了。\r\n")
  }

  @Test func `bytes that are no text pass`() throws {
    let bytes: [UInt8] = [0xFF, 0x2C, 0xE4] + Array("甲,乙".utf8) + [0xE4, 0xB8, 0x2C, 0x61, 0x0A, 0xC2]
    let output = Pipeline(stages: [try Normalizer(style: "mainland")]).rewrite(bytes.span)
    #expect(output == [0xFF, 0x2C, 0xE4] + Array("甲，乙".utf8) + [0xE4, 0xB8, 0x2C, 0x61, 0x0A, 0xC2])
  }

  @Test func `doubtful places are noted`() throws {
    for text in ["好，，我来", "单独一个\"引号", "好的。。", "见 (MUA)的"] {
      let changes = Pipeline(stages: [try Normalizer(style: "mainland")]).explain(text)
      #expect(changes.contains { $0.isNote }, "\(text)")
    }
  }
}
