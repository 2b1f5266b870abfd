// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziConvert
import ZhengziCore

@Suite struct UserDictionaryTests {
  private func convert(_ text: String, _ configuration: Configuration = .s2twp, _ dictionaries: String...) throws -> String {
    var options = ConversionOptions()
    for dictionary in dictionaries { options.dictionary.add(try UserDictionary(dictionary)) }
    let pipeline = Pipeline(stages: [try Converter(configuration, options)])
    var bytes = Array(text.utf8)
    let output = pipeline.rewrite(text)
    for change in pipeline.explain(text).reversed() { bytes.replaceSubrange(change.input, with: change.after) }
    #expect(String(decoding: bytes, as: UTF8.self) == output)
    return output
  }

  @Test func `entries go before what is built in`() throws {
    #expect(try convert("软件和头发", .s2twp, "软件\t軟件 軟體\n") == "軟件和頭髮")
    #expect(try convert("SQL查询", .s2twp, "# comment\n\nSQL\t關聯\n") == "關聯查詢")
    #expect(try convert("SQL注入", .s2twp, "SQL\t關聯\n") == "SQL隱碼攻擊")
    #expect(try convert("SQL注入", .s2twp, "SQL注入\t注入\n") == "注入")
    #expect(try convert("发现", .s2t, "发现\t发现\n") == "发现")
  }

  @Test func `the longest wins, and the later dictionary`() throws {
    #expect(try convert("云端计算", .s2t, "云端\tA\n云端计算\tB\n", "云端\tC\n") == "B")
    #expect(try convert("云端的", .s2t, "云端\tA\n", "云端\tC\n") == "C的")
  }

  @Test(arguments: [
    ("里", "裡", "三公里里", "三公里裡"), ("里", "裡", "里", "裡"), ("里", "裡", "a里b里", "a裡b裡"), ("里", "裡", "公里公里里公里", "公里公里裡公里"),
    ("公里", "公裡", "三公里", "三公裡"), ("皇后", "皇后陛下", "皇后和後", "皇后陛下和後"),
    ("太后", "太後", "皇太后", "皇太后"), ("皇太后", "皇太後", "皇太后", "皇太後"),
    ("件和", "X", "软件和硬件", "軟X硬件"), ("发现金", "X", "发现金属", "X屬"),
  ])
  func `a longer phrase keeps an entry from applying, a shorter or crossing one does not`(_ entry: (String, String, String, String)) throws
  {
    #expect(try convert(entry.2, .s2t, "\(entry.0)\t\(entry.1)\n") == entry.3)
  }

  @Test(arguments: ["程序员打开文件夹里的软件和头发，发现金属𠮷里面。", "网络⿰云端信息\u{F900}云端，皇太后`发现`里"], [Configuration.s2t, .s2twp])
  func `an entry is met wherever it stands`(_ text: String, _ configuration: Configuration) throws {
    let characters = Array(text)
    for start in characters.indices {
      for end in start + 1...min(start + 4, characters.count) {
        _ = try convert(text + text, configuration, "\(String(characters[start..<end]))\t甲乙丙\n")
      }
    }
  }

  /// Characters of every length, of which no conversion knows a phrase.
  @Test(arguments: 0..<40) func `entries are found as by looking at each place`(_ seed: Int) throws {
    let alphabet: [Character] = seed % 2 == 0 ? ["ア", "イ", "ウ"] : ["ア", "イ", "a", "b", "é", "𛀀"]
    var state = UInt64(seed) + 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func word(_ count: Int) -> String { String((0..<count).map { _ in alphabet[random(alphabet.count)] }) }
    let keys = Set((0..<1 + random(20)).map { _ in word(1 + random(5)) })
    let text = Array(word(300))
    var expected = ""
    var i = 0
    while i < text.count {
      let key = (1...5).reversed().compactMap { i + $0 <= text.count ? String(text[i..<i + $0]) : nil }.first(where: keys.contains)
      expected += key.map { "〔\($0)〕" } ?? String(text[i])
      i += key?.count ?? 1
    }
    let dictionary = keys.map { "\($0)\t〔\($0)〕\n" }.joined()
    #expect(try convert(String(text), .s2t, dictionary) == expected)
  }

  @Test func `many entries start with many characters`() throws {
    let characters = (0x30A1...0x30F6).map { String(UnicodeScalar($0)!) }
    let dictionary = characters.flatMap { first in characters.map { "\(first)\($0)ー\t1\n" } }.joined()
    #expect(try convert("头ネコー发ネコ", .s2t, dictionary + "犬丙ー\t2\n") == "頭1發ネコ")
    let initials = (0x4E00..<0x5000).map { "\(UnicodeScalar($0)!)ー\t1\n" }.joined()
    #expect(try convert("头丁ー发ネー", .s2t, initials) == "頭1發ネー")
  }

  @Test func `a long text holds one entry at its end`() throws {
    let text = String(repeating: "打开文件夹里的软件。\n", count: 20_000)
    #expect(try convert(text, .s2t, "云端\tA\n") == convert(text, .s2t))
    #expect(try convert(text + "云端", .s2t, "云端\tA\n") == convert(text, .s2t) + "A")
  }

  @Test func `text without entries is not touched by them`() throws {
    #expect(try convert("头发", .s2t, "云端\tA\n") == "頭髮")
    #expect(try convert("头", .s2t, "头发\tA\n") == "頭")
    #expect(try convert("", .s2t, "头发\tA\n") == "")
  }

  @Test(arguments: [
    ("坏行\n", "w.txt:1: '坏行' is no entry; write the key, a tab, and the value"),
    ("好\t好\n\n\t空\n", "w.txt:3: '\t空' is no entry; write the key, a tab, and the value"),
    ("好\t\n", "w.txt:1: '好\t' is no entry; write the key, a tab, and the value"),
  ])
  func `a bad line is named`(_ text: String, _ message: String) {
    do {
      _ = try UserDictionary(text, file: "w.txt")
      Issue.record("no error")
    } catch { #expect(error.message == message) }
  }
}
