// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziConvert

@Suite struct ConverterTests {
  @Test(arguments: Configuration.allCases) func `an example shows what it does`(_ configuration: Configuration) throws {
    let pipeline = Pipeline(stages: [try Converter(configuration)])
    #expect(pipeline.rewrite(configuration.example.before) == configuration.example.after)
    #expect(configuration.example.before != configuration.example.after)
  }

  @Test(arguments: Configuration.allCases) func `changes give the output, at each place alone`(_ configuration: Configuration) throws {
    let pipeline = Pipeline(stages: [try Converter(configuration)])
    for text in Self.texts {
      var bytes = Array(text.utf8)
      for change in pipeline.explain(text).reversed() {
        #expect(change.before != change.after)
        bytes.replaceSubrange(change.input, with: change.after)
      }
      #expect(String(decoding: bytes, as: UTF8.self) == pipeline.rewrite(text))
    }
  }

  /// Texts in which steps, phrases, compatibility ideographs, rare planes and other scripts meet.
  static let texts = [
    "", "a", "汉", "SQL注入U盘B超", "头发和发现这里的鼠标软件", "頭髮和發現這裡的滑鼠軟體", "看著著作接著說", "豈有此理，發\u{FA1A}",
    "⿰木乾⿱乾", "𠀾𡞵𡠹", "naïve 乾ß隆", "端口埠口乾", "\u{0}乾\u{0}隆", "袖裡乾坤", "改变量子比特",
  ]

  @Test func `bytes that are no text pass as they are`() throws {
    let converter = Pipeline(stages: [try Converter(.s2t)])
    let bytes: [UInt8] = [0xFF, 0xE5, 0xA4, 0xE5, 0x8F, 0x91, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xE0, 0x80, 0x80, 0xF8, 0x88]
    #expect(
      converter.rewrite(bytes.span) == [0xFF, 0xE5, 0xA4, 0xE7, 0x99, 0xBC, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xE0, 0x80, 0x80, 0xF8, 0x88])
  }

  @Test func `long text comes out as short text does`() throws {
    let pipeline = Pipeline(stages: [try Converter(.s2twp)])
    let line = "软件里的鼠标，头发和发现；北马里亚纳群岛 SQL注入。\n"
    #expect(pipeline.rewrite(String(repeating: line, count: 3000)) == String(repeating: pipeline.rewrite(line), count: 3000))
  }

  @Test func `an unknown name is answered with near ones`() {
    #expect(throws: ZhengziError.self) { try Configuration(named: "s2tx") }
    do { _ = try Configuration(named: "s2tx") } catch {
      #expect(error.message.hasPrefix("unknown configuration 's2tx'; did you mean 's2t' or 's2tw'"))
    }
  }
}
