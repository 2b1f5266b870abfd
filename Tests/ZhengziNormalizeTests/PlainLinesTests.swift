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
    guard normalizer.shared.plainLines.rewrite(bytes.span, into: &output) else {
      #expect(output == [0x21], "\(text)")
      return false
    }
    #expect(Array(output.dropFirst()) == rewritten(bytes, by: normalizer.shared.rules), "\(normalizer.options.style.name): \(text)")
    return true
  }

  @Test(arguments: PunctuationStyle.all.map(\.name).filter { $0 != "recover" }) func `agrees with the rules on the cases`(_ style: String)
    throws
  {
    let normalizer = try Normalizer(style: style)
    let lines = NormalizeCase.all.flatMap { $0.input.split(separator: "\n") }.map(String.init)
    #expect(lines.filter { expectSame($0, normalizer) }.count > 10)
  }

  @Test(arguments: ["mainland", "taiwan", "ascii"]) func `agrees with the rules on lines by chance`(_ style: String) throws {
    let plainParts = ["中", "文字", "我们", "是", "“中", "文”", "「字", "在」", "『好", "了』", "，", "。", "：", "！", "？", "（", "）", "《书》", "……", "——"]
    let oddParts = [
      "Swift", "a", "12", "3.14", "1,000", "10:30", "50%", "a.b", " ", "；", "、", "”", "」", "“", "「", "…", "—", "-", "/", ".", ",", ":", "(",
      ")", "+",
      "‘", "\"", "·", "　", "𠀀", "【", "】",
    ]
    let normalizer = try Normalizer(style: style)
    var state: UInt64 = 20_261_121
    var plain = 0
    for _ in 0..<20_000 {
      var text = ""
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0...Int(state >> 60) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let parts = state >> 40 & 7 == 0 ? oddParts : plainParts
        text += parts[Int(state >> 43) % parts.count]
      }
      if expectSame(text, normalizer) { plain += 1 }
    }
    #expect(plain > 50)
  }

  @Test func `other rules than the style's leave no line plain`() throws {
    #expect(!(try Normalizer(style: "mainland", spacing: .insert)).shared.plainLines.isPossible)
    #expect(!(try Normalizer(style: "ascii", rules: "-quotes")).shared.plainLines.isPossible)
    #expect(!(try Normalizer(style: "recover")).shared.plainLines.isPossible)
  }
}
