// SPDX-License-Identifier: Apache-2.0

import Testing

/// `--from`, `--invalid` and `zhengzi detect`.
@Suite struct DecodeTests {
  /// 中文, 測試 and their encodings.
  private static let gbk: [UInt8] = [0xD6, 0xD0, 0xCE, 0xC4, 0x0A]
  private static let big5: [UInt8] = [0xB4, 0xFA, 0xB8, 0xD5, 0x0A]

  @Test(arguments: [
    ("--from gbk", gbk, "中文\n"), ("--from GB2312", gbk, "中文\n"), ("--from auto", gbk, "中文\n"), ("--from auto-line", gbk, "中文\n"),
    ("--from big5", big5, "測試\n"), ("--from auto,big5", big5, "測試\n"), ("--from windows-936", gbk, "中文\n"),
    ("--from utf-16be", [0x4E, 0x2D, 0, 0x0A], "中\n"), ("--from EUC-TW", [0xC4, 0xE3, 0x0A], "中\n"),
    ("--from gbk --invalid replace", [0xFF, 0x0A], "\u{FFFD}\n"), ("--invalid replace", [0xE4, 0xB8, 0x0A], "\u{FFFD}\u{FFFD}\n"),
  ])
  func decodes(options: String, input: [UInt8], expected: String) throws {
    let run = try Command.shell("zhengzi --no-repair \(options)", input: input)
    #expect(run.status == 0 && run.text == expected, "\(run.text) \(run.errors)")
  }

  @Test func invalidBytesPassByDefault() throws {
    let run = try Command.shell("zhengzi --no-repair --from gbk", input: [0xD6, 0xD0, 0xFF, 0x0A])
    #expect(run.status == 0 && run.output == Array("中".utf8) + [0xFF, 0x0A])
  }

  @Test func invalidBytesFailWhereAsked() throws {
    let run = try Command.shell("zhengzi --from gbk --invalid fail", input: [0x41, 0x0A, 0xFF, 0x0A])
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("zhengzi: -:2: byte 2 belongs to no character; use --invalid keep"))
  }

  @Test(arguments: ["--from nonsense-7", "--from auto,nonsense"])
  func unknownEncodingIsRefused(options: String) throws {
    let run = try Command.shell("zhengzi \(options)", input: Self.gbk)
    #expect(run.status == 64 && run.output.isEmpty && run.errors.contains("unknown"), "\(run.errors)")
  }

  @Test func detectSaysWhatItFound() throws {
    let run = try Command.shell(
      "cat > a; printf abc > b; zhengzi detect a b none", input: [0xD6, 0xD0, 0xCE, 0xC4, 0xCE, 0xC4, 0xBC, 0xFE])
    let lines = run.text.split(separator: "\n")
    #expect(run.status == 66 && lines.count == 2)
    #expect(lines.first?.hasPrefix("{\"file\":\"a\",\"encoding\":\"GB18030\",\"confidence\":") ?? false)
    #expect(lines.first?.hasSuffix("\"script\":\"hans\",\"damage\":[],\"damaged_share\":0}") ?? false)
    #expect(lines.last?.hasPrefix("{\"file\":\"b\",\"encoding\":\"UTF-8\",\"confidence\":1,") ?? false)
  }

  @Test func listNamesTransformsAndEncodings() throws {
    #expect(try Command.shell("zhengzi list transforms").text.contains("Han-Latin\n"))
    #expect(try Command.shell("zhengzi list encodings").text.contains("GB18030\n"))
  }

  @Test func ruleFileWithAnErrorIsNamed() throws {
    let run = try Command.shell("printf 'a > b;\\nx y;\\n' > r.txt; zhengzi --rules r.txt", input: Self.gbk)
    #expect(run.status == 64 && run.errors.hasPrefix("zhengzi: r.txt:2: missing operator at "), "\(run.errors)")
  }
}
