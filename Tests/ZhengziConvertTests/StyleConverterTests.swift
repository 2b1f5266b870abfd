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

  @Test(arguments: [
    "空氣污染防制法", "氣候潮濕，橋樑老舊", "台灣的粧點", "台北的裡面、臺灣的外面", "為了污染防治著想",
  ])
  func `what Taiwan writes stays, though a standard has another form`(_ text: String) throws {
    #expect(try Pipeline(stages: [StyleConverter(.tw)]).rewrite(text) == text)
    #expect(try Pipeline(stages: [StyleConverter(.twp)]).rewrite(text) == text)
  }

  @Test func `forms of other regions change beside those that stay`() throws {
    let strict = ConversionOptions(isStrict: true)
    #expect(try Pipeline(stages: [StyleConverter(.tw)]).rewrite("爲了空氣污染着想") == "為了空氣污染著想")
    #expect(try Pipeline(stages: [StyleConverter(.tw, strict)]).rewrite("爲了空氣污染着想") == "為了空氣汙染著想")
    #expect(try Pipeline(stages: [StyleConverter(.tw, strict)]).rewrite("空氣污染") == "空氣汙染")
    #expect(try Pipeline(stages: [StyleConverter(.hk)]).rewrite("空氣污染、潮濕") == "空氣污染、潮濕")
    #expect(try Pipeline(stages: [StyleConverter(.tw)]).rewrite("水污染问题") == "水汙染問題")
  }

  @Test func `language tags are taken`() throws {
    #expect(try Style(named: "zh-TW") == .tw)
    #expect(try Style(named: "zh-Hans") == .hans)
    #expect(throws: ZhengziError.self) { try Style(named: "zw") }
  }
}
