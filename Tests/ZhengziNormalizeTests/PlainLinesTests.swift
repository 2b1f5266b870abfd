// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziNormalize

/// What plain lines become without tokens must be what the rules make of them.
@Suite struct PlainLinesTests {
  /// What the rules alone make of a line.
  private func rewritten(_ bytes: [UInt8], by rules: LineRules) -> [UInt8] {
    var line = Line()
    line.load(bytes.span, 0..<bytes.count)
    guard rules.settles(&line), line.changes > 0 else { return bytes }
    var writer = Writer(isListening: false)
    let written = line.write(bytes.span, from: 0, to: &writer)
    writer.copy(written..<bytes.count, of: bytes.span)
    return writer.output
  }

  /// Takes the line if it is plain; returns whether it is.
  private func expectSame(_ text: String, _ normalizer: Normalizer) -> Bool {
    let bytes = Array(text.utf8)
    var output: [UInt8] = [0x21]
    let outcome = normalizer.shared.plainLines.rewrite(bytes.span, into: &output)
    if outcome != .rewritten { #expect(output == [0x21], "\(text)") }
    if outcome == .other { return false }
    let made = outcome == .rewritten ? Array(output.dropFirst()) : bytes
    #expect(made == rewritten(bytes, by: normalizer.shared.rules), "\(normalizer.options.style.name): \(text)")
    return true
  }

  @Test(arguments: PunctuationStyle.all.map(\.name).filter { $0 != "recover" }) func `agrees with the rules on the cases`(_ style: String)
    throws
  {
    let normalizer = try Normalizer(style: style)
    let lines = NormalizeCase.all.flatMap { $0.input.split(separator: "\n") }.map(String.init)
    #expect(lines.filter { expectSame($0, normalizer) }.count > 10)
  }

  private static let plainParts = [
    "中", "文字", "我们", "是", "“中", "文”", "「字", "在」", "『好", "了』", "，", "。", "：", "！", "？", "（", "）", "《书》", "……", "——",
  ]
  private static let oddParts = [
    "Swift", "a", "12", "3.14", "1,000", "10:30", "50%", "a.b", " ", "；", "、", "”", "」", "“", "「", "…", "—", "-", "/", ".", ",", ":", "(",
    ")", "+",
    "‘", "\"", "·", "　", "𠀀", "【", "】",
  ]
  /// What the walk for the full styles looks at.
  private static let markParts = [
    "中", "文字", "我们", "约翰", "一", "中文", "是", ",", ", ", ":", ": ", ";", "!", "?", ". ", ".", "(", ")", " (", ") ", " ", "  ", "\"", "\"\"",
    "，", " ，", "。",
    "）", "（", "” ", "“", "Swift", "shell ", "bash(1)", "www.a", "a_b", "std::set", "data::a", "tel:1", "V:1", "`a b`", "-rf ", " , ", "12",
    "1. ", "- ", " - ",
    "* ", "│", "│ ", "%", "the ", "/", "+ ",
  ]

  /// The lines of parts by chance that are plain.
  private func plain(_ normalizer: Normalizer, _ common: [String], _ rare: [String], lines: Int, seed: UInt64 = 20_261_121) -> Int {
    var state = seed
    var plain = 0
    for _ in 0..<lines {
      var text = ""
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0...Int(state >> 60) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let parts = state >> 40 & 7 == 0 ? rare : common
        text += parts[Int(state >> 43) % parts.count]
      }
      if expectSame(text, normalizer) { plain += 1 }
    }
    return plain
  }

  @Test(arguments: ["mainland", "taiwan", "ascii"]) func `agrees with the rules on lines by chance`(_ style: String) throws {
    let normalizer = try Normalizer(style: style)
    #expect(plain(normalizer, Self.plainParts, Self.oddParts, lines: 20_000) > 50)
    #expect(plain(normalizer, Self.markParts, Self.plainParts, lines: 20_000) > 50)
  }

  @Test(arguments: [
    ("(1) 从文件中移除行,再写回.", "(1) 从文件中移除行，再写回。"), ("用户 (MUA) 需要,但不强制 (详见下文) 。", "用户（MUA）需要，但不强制（详见下文）。"),
    ("shell 从中搜索所有的命令,直到找到它 (参见下面的", "shell 从中搜索所有的命令，直到找到它 (参见下面的"), ("1.2. 网络 (旧) 的设置", "1.2. 网络（旧）的设置"),
    ("文章\"Unix 哲学\"列出了\"规则\",都很短.", "文章“Unix 哲学”列出了“规则”，都很短。"), ("在每行行首增加一个\"\"符,再保存", "在每行行首增加一个\"\"符，再保存"),
    ("│网络 │V:1,   │同上 │服务( 支持SSL)  │", "│网络 │V:1,   │同上 │服务（支持SSL）  │"), ("std::set 是一个排好了序的集合,见手册.", "std::set 是一个排好了序的集合，见手册。"),
  ])
  func `takes lines of manuals`(_ text: String, _ expected: String) throws {
    let normalizer = try Normalizer(style: "mainland")
    #expect(expectSame(text, normalizer))
    #expect(rewritten(Array(text.utf8), by: normalizer.shared.rules) == Array(expected.utf8))
  }

  @Test(arguments: [
    "今年:smile: 好", "见www.a.b/c汉字,再说", "打开tel:110的页面,再说", "\"甲,乙\"", "a. 约翰.史密斯,他", "The 文 of 字,and", "他说“甲", "x = 甲,乙", "一.甲", "甲\t,乙",
  ])
  func `leaves to the rules what neighbours do not decide`(_ text: String) throws {
    #expect(!expectSame(text, try Normalizer(style: "mainland")))
  }

  @Test func `other rules than the style's leave no line plain`() throws {
    #expect(!(try Normalizer(style: "mainland", spacing: .insert)).shared.plainLines.isPossible)
    #expect(!(try Normalizer(style: "ascii", rules: "-quotes")).shared.plainLines.isPossible)
    #expect(!(try Normalizer(style: "recover")).shared.plainLines.isPossible)
  }
}
