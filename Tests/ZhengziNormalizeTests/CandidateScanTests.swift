// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziNormalize

/// What the scan passes over must be what the rules would leave as it is.
@Suite struct CandidateScanTests {
  /// What the rules alone make of a line, or `nil` where they leave it.
  private func rewritten(_ text: String, by rules: LineRules) -> [UInt8]? {
    let bytes = Array(text.utf8)
    var line = Line()
    line.load(bytes.span, 0..<bytes.count)
    guard rules.settles(&line), line.changes > 0 else { return nil }
    var writer = Writer(isListening: false)
    let written = line.write(bytes.span, from: 0, to: &writer)
    writer.copy(written..<bytes.count, of: bytes.span)
    return writer.output
  }

  private func isCandidate(_ text: String, for normalizer: Normalizer) -> Bool {
    normalizer.shared.scan.line(Array(text.utf8).span, from: 0).isCandidate
  }

  @Test func `misses nothing in the cases`() throws {
    for style in PunctuationStyle.all {
      for (spacing, width) in [(Normalizer.Spacing.keep, Normalizer.Width.keep), (.insert, .narrow), (.remove, .wide)] {
        let normalizer = Normalizer(style, spacing: spacing, width: width)
        let scan = normalizer.shared.scan
        let rules = normalizer.shared.rules
        for line in NormalizeCase.all.flatMap({ $0.input.split(separator: "\n") }) where rewritten(String(line), by: rules) != nil {
          #expect(scan.line(Array(line.utf8).span, from: 0).isCandidate, "\(style.name): \(line)")
        }
      }
    }
  }

  @Test(arguments: [
    "“四下基层”是党坚持群众路线的实践创新，是工作方法和工作制度。", "价格为1,234.5元，比2023年高3.2%。", "他说：“她说‘好’……”——真的。",
    "见https://example.org/a.html", "使用 Swift 5.10 开发", "", "Plain text, with marks: really?", "表 6.1. 网页浏览器列表", "3: 三", "参见 etc. 中的说明",
    "A; 甲 B! 乙 C? 丙",
  ])
  func `passes over clean lines of the mainland`(_ text: String) throws {
    let normalizer = try Normalizer(style: "mainland")
    if !text.contains("://") { #expect(!isCandidate(text, for: normalizer)) }
    #expect(rewritten(text, by: normalizer.shared.rules) == nil)
  }

  @Test func `ends at the line feed`() throws {
    let scan = try Normalizer(style: "recover").shared.scan
    let bytes = Array("甲,乙\n丙".utf8)
    #expect(scan.line(bytes.span, from: 0) == (8, true))
    #expect(scan.line(bytes.span, from: 8) == (11, false))
  }

  @Test(arguments: ["我想…\n", "我想⋯\n", "“好\n", "你好,\n", "a. b，\u{20000}.\n", "《a》 \u{20000}\n", "他说 (a b) \n我"])
  func `finds what stands at a line's end or beside a rare character`(_ text: String) throws {
    #expect(isCandidate(text, for: try Normalizer(style: "mainland")))
  }

  @Test func `passes over lines of ASCII in every style`() throws {
    for style in PunctuationStyle.all {
      let normalizer = Normalizer(style, spacing: .insert, width: .wide)
      #expect(!isCandidate("Plain -- text... (with) \"marks\": really?!\n", for: normalizer))
    }
  }

  @Test(arguments: [[0xE4, 0x0A], [0xE4, 0xB8, 0x0A], [0xC2, 0x0A], [0xF0, 0x9F, 0x0A]] as [[UInt8]])
  func `a broken character does not hide a line feed`(_ bytes: [UInt8]) throws {
    let scan = try Normalizer(style: "mainland").shared.scan
    #expect(scan.line(bytes.span, from: 0).end == bytes.count)
  }
}
