// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziConvert

/// Phrases of our own, as the compiled tables hold them, over what OpenCC's dictionaries say.
@Suite struct OwnPhrasesTests {
  private func pipeline(_ own: String, isStrict: Bool = false, user: String = "") throws -> Pipeline {
    var options = ConversionOptions(isStrict: isStrict)
    options.dictionary.add(try UserDictionary(user))
    let conversion = try Conversion(.s2twp, isStrict: isStrict, own: Array(own.utf8))
    return Pipeline(stages: [Converter(.s2twp, conversion, options)])
  }

  private func convert(_ text: String, _ pipeline: Pipeline) -> String {
    var bytes = Array(text.utf8)
    let output = pipeline.rewrite(text)
    for change in pipeline.explain(text).reversed() { bytes.replaceSubrange(change.input, with: change.after) }
    #expect(String(decoding: bytes, as: UTF8.self) == output)
    return output
  }

  @Test(arguments: [
    ("软件\tX\n", "用软件和鼠标。", "用X和滑鼠。"),
    ("件和\tX\n", "软件和硬件", "軟體和硬體"),
    ("余秋雨\t余秋雨\n", "余秋雨说，其余的秋雨", "余秋雨說，其餘的秋雨"),
    ("SQL查\t關\n", "以SQL查询，查询", "以關詢，查詢"),
    ("公里\t公裡\n", "公里里", "公裡裡"),
    ("太后\tX\n", "皇太后和太后", "皇太后和X"),
    ("软件\tX\n硬件\tY\n", "软件硬件\n软件\n", "XY\nX\n"),
    ("海外\tX\n", "海\u{F901}外海外", "海更外X"),
  ])
  func `a phrase applies over the dictionaries, but neither inside a longer one of theirs nor through likelier words`(
    _ own: String, _ text: String, _ result: String
  )
    throws
  {
    #expect(convert(text, try pipeline(own)) == result)
  }

  @Test func `strict conversion knows none`() throws {
    #expect(convert("软件", try pipeline("软件\tX\n", isStrict: true)) == "軟體")
  }

  @Test(arguments: [("软件\tU\n", "U和硬體"), ("件和\tU\n", "軟U硬體"), ("硬件\tU\n", "X和U"), ("SQL\tU\n", "X和硬體")])
  func `the user's entries go before`(_ user: String, _ result: String) throws {
    #expect(convert("软件和硬件", try pipeline("软件\tX\n", user: user)) == result)
  }

  @Test func `a change is named`() throws {
    let changes = try pipeline("软件\tX\n").explain("软件")
    #expect(changes.map { $0.rules.map(\.name) } == [["own-phrase"]])
    #expect(changes.map { String(decoding: $0.after, as: UTF8.self) } == ["X"])
  }
}
