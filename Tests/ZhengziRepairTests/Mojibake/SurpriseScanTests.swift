// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziRepair

@Suite struct SurpriseScanTests {
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var lines: [String] = []
    SurpriseScan.lines(of: bytes.span) { lines.append(String(decoding: bytes[$0], as: UTF8.self)) }
    return lines
  }

  @Test(arguments: ["涓枃缂栫爜", "ä½ å¥½", "ÖÐÎÄ±àÂë", "зј–з\u{A0}Ѓ", "ﾃｶﾃｶﾃｶﾃｶﾃｶﾃｶ", "コンピュ〖タ"])
  func findsAtEveryPlace(_ damaged: String) {
    for shift in 0..<20 {
      let before = String(repeating: "x", count: shift)
      #expect(found("我们今天去。\n\(before)\(damaged)\n今天很好。\n") == ["\(before)\(damaged)\n"])
      #expect(found("\(before) \(damaged)") == ["\(before) \(damaged)"])
    }
  }

  @Test func aLineDependsOnItselfAlone() {
    let lines = ["涓枃缂栫爜", "今天很好", "plain", "", "ÖÐÎÄ±àÂë", "日本語です"]
    for a in lines {
      for b in lines { #expect(found("\(a)\n\(b)") == found("\(a)\n") + found(b)) }
    }
  }

  @Test(arguments: ["今天天气很好，我们去公园吧。", "The café is open.", "これは日本語の文です。", "한국어 문장입니다.", "Это русский текст.", ""])
  func passesSoundText(_ text: String) {
    #expect(found(text).isEmpty)
  }

  /// The scan takes ten characters at once, or four: wherever the stretch lies among them, it is found.
  @Test(arguments: ["涓枃缂栫爜", "ÖÐÎÄ±àÂë", "зј–з\u{A0}Ѓ"])
  func findsAtEveryPlaceAmongOthers(_ damaged: String) {
    for (filler, most) in [("的", 40), ("と", 40), ("я", 20), ("x", 40), ("。", 40)] {
      for count in 0..<most {
        let line = String(repeating: filler, count: count) + damaged + String(repeating: filler, count: 40 - count) + "\n"
        #expect(found("今天很好\n" + line) == [line], "\(count) × \(filler)")
      }
    }
  }

  @Test func ofALongLineOnlyThePieceIsFound() {
    let sound = String(repeating: "今天天气很好，我们去公园吧。", count: 300)
    let damaged = String(repeating: "涓枃缂栫爜鐨勫洓涓瓧", count: 20)
    let lines = found(sound + damaged + "," + sound + "\n")
    #expect(lines.count == 1)
    #expect(lines.allSatisfy { $0.contains(damaged) && $0.utf8.count <= LinePieces.longest })
  }

  @Test(arguments: [[0xE4], [0xE4, 0xB8], [0xC3], [0xF0, 0x9F], [0x80], [0xFF, 0xFE], [0xE4, 0x0A, 0x41], [0xC3, 0x0A]] as [[UInt8]])
  func brokenBytesEnd(_ bytes: [UInt8]) {
    for shift in 0..<20 {
      let text = [UInt8](repeating: 0x41, count: shift) + bytes + bytes
      var count = 0
      SurpriseScan.lines(of: text.span) { count += $0.count }
      #expect(count == 0)
    }
  }

  /// The evidence of pinyin is sought in the same windows.
  @Test(arguments: [[0xEE], [0xEE, 0x80], [0x28], [0x3F]] as [[UInt8]])
  func aWindowMayEndInsideACharacter(_ end: [UInt8]) {
    let bytes = Array("dé".utf8) + end
    let pipeline = Pipeline(stages: [RepairStage()])
    #expect(pipeline.rewrite(bytes.span) == bytes)
  }
}
