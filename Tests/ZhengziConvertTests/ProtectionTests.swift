// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziConvert
import ZhengziCore

@Suite struct ProtectionTests {
  @Test(arguments: [
    ("看 https://例.cn/头发?后=1 的头发", "看 https://例.cn/头发?后=1 的頭髮"),
    ("用`头发`和``头`发``的头发", "用`头发`和``头`发``的頭髮"),
    ("-{头发}-和-{ 头发 的头发", "-{头发}-和-{ 頭髮 的頭髮"),
    ("https://a.cn，头发", "https://a.cn，頭髮"),
    ("a:头发 - `头发", "a:頭髮 - `頭髮"),
  ])
  func `markup stands`(_ input: String, _ output: String) throws {
    #expect(Pipeline(stages: [try Converter(.s2t)]).rewrite(input) == output)
    let style = Pipeline(stages: [try StyleConverter(.hant)])
    #expect(style.rewrite(input) == output)
    #expect(style.rewrite(output) == output)
  }

  @Test func `what OpenCC converts is converted when it must be strict`() throws {
    #expect(Pipeline(stages: [try Converter(.s2t, ConversionOptions(isStrict: true))]).rewrite("`头发`") == "`頭髮`")
  }

  @Test func `patterns protect`() throws {
    var options = ConversionOptions()
    try options.protect(matching: "《[^》]*》")
    #expect(Pipeline(stages: [try Converter(.s2t, options)]).rewrite("《头发》的头发\n《头\n发》") == "《头发》的頭髮\n《頭\n發》")
    #expect(throws: ZhengziError.self) { try options.protect(matching: "(") }
  }
}
