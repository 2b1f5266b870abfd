// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziConvert

@Suite struct StyleConverterTests {
  @Test(arguments: Style.allCases) func `an example shows what it does`(_ style: Style) throws {
    let pipeline = Pipeline(stages: [try StyleConverter(style)])
    #expect(pipeline.rewrite(style.example.before) == style.example.after)
  }

  @Test(arguments: Style.allCases) func `a second run changes nothing`(_ style: Style) throws {
    let pipeline = Pipeline(stages: [try StyleConverter(style)])
    for text in ConverterTests.texts + Style.allCases.flatMap({ [$0.example.before, $0.example.after] }) {
      let once = pipeline.rewrite(text)
      #expect(pipeline.rewrite(once) == once)
    }
  }

  @Test(arguments: Style.allCases) func `changes give the output`(_ style: Style) throws {
    let pipeline = Pipeline(stages: [try StyleConverter(style)])
    for text in ConverterTests.texts {
      var bytes = Array(text.utf8)
      for change in pipeline.explain(text).reversed() { bytes.replaceSubrange(change.input, with: change.after) }
      #expect(String(decoding: bytes, as: UTF8.self) == pipeline.rewrite(text))
    }
  }

  @Test func `language tags are taken`() throws {
    #expect(try Style(named: "zh-TW") == .tw)
    #expect(try Style(named: "zh-Hans") == .hans)
    #expect(throws: ZhengziError.self) { try Style(named: "zw") }
  }
}
