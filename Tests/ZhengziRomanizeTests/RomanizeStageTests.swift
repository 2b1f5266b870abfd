// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore
import ZhengziRomanize

@Suite struct RomanizeStageTests {
  @Test(arguments: [
    ("头发长了，银行。", "tóufà cháng le, yínháng."), ("頭髮長了，銀行。", "tóufà cháng le, yínháng."), ("长大", "zhǎngdà"), ("重庆", "chóngqìng"),
    ("西安的《红楼梦》（小说）", "xī'ān de “hónglóumèng” (xiǎoshuō)"), ("我用Linux系统", "wǒ yòng Linux xìtǒng"), ("女儿", "nǚ'ér"),
    ("有120回", "yǒu 120 huí"), ("看著他", "kàn zhe tā"), ("乾杯", "gānbēi"), ("乾隆皇帝", "qiánlóng huángdì"), ("嗯，好！", "èn, hǎo!"),
    ("第一行", "dìyīháng"), ("更名为华西医科大学", "gēngmíng wéi huáxī yīkē dàxué"), ("以学生为对手", "yǐ xuéshēng wéi duìshǒu"),
    ("能为身体提供能量", "néng wèi shēntǐ tígōng néngliàng"), ("为山川所阻", "wéi shānchuān suǒ zǔ"), ("把水分沥干", "bǎ shuǐfèn lì gān"),
    ("该曲获奖", "gāi qǔ huòjiǎng"), ("逐行查看", "zhúháng chákàn"),
  ])
  func writesPinyinByWords(input: String, expected: String) {
    expectLaws(RomanizeStage(Romanization(.pinyin)), input, expected)
  }

  @Test(arguments: [
    ("银行", "去银行吧", "qù 银行 ba"), (".+", "银行，行长", "银行，行长"), ("Linux系统", "用Linux系统", "yòng Linux系统"), ("《[^》]*》", "看《红楼梦》。", "kàn 《红楼梦》."),
    ("行", "行行行", "行行行"), ("x", "银行", "yínháng"),
  ])
  func leavesProtectedText(pattern: String, input: String, expected: String) throws {
    var protected = ProtectedText()
    try protected.add(matching: pattern)
    let pipeline = Pipeline(stages: [RomanizeStage(Romanization(.pinyin), protecting: protected)])
    #expect(pipeline.rewrite(input) == expected)
  }

  @Test(arguments: [
    (PinyinTones.numbers, "绿色的", "lü4se4 de5"), (.none, "绿色的", "lüse de"), (.numbers, "一点儿", "yi1dian3r"), (.numbers, "西安", "xi1'an1"),
    (.marks, "六九", "liù jiǔ"),
  ])
  func showsTones(tones: PinyinTones, input: String, expected: String) {
    expectLaws(RomanizeStage(Romanization(.pinyin, tones: tones)), input, expected)
  }

  @Test(arguments: [
    ("銀行", "ㄧㄣˊ ㄏㄤˊ"), ("我的書，很長。", "ㄨㄛˇ ˙ㄉㄜ ㄕㄨ，ㄏㄣˇ ㄔㄤˊ。"), ("兒子學習軍訓", "ㄦˊ ˙ㄗ ㄒㄩㄝˊ ㄒㄧˊ ㄐㄩㄣ ㄒㄩㄣˋ"),
    ("知道四川雄偉", "ㄓ ㄉㄠˋ ㄙˋ ㄔㄨㄢ ㄒㄩㄥˊ ㄨㄟˇ"),
  ])
  func writesZhuyinBySyllables(input: String, expected: String) {
    expectLaws(RomanizeStage(Romanization(.zhuyin)), input, expected)
  }

  @Test(arguments: [
    ("不是", "bú shì"), ("不好", "bù hǎo"), ("一个", "yí gè"), ("一天", "yì tiān"), ("第一", "dì yī"), ("你好", "ní hǎo"), ("十一月", "shí yī yuè"),
  ])
  func appliesSandhiWhereAsked(input: String, expected: String) {
    let text = Pipeline(stages: [RomanizeStage(Romanization(.pinyin, appliesSandhi: true))]).rewrite(input)
    #expect(text.filter { $0 != " " } == expected.filter { $0 != " " })
  }

  @Test func capitalizesNamesWhereAsked() {
    expectLaws(RomanizeStage(Romanization(.pinyin, capitalizesNames: true)), "我在北京", "wǒ zài Běijīng")
  }

  @Test(arguments: ["", "plain text, (no) Han.", "αβγ 123", "한국어", "\n\n", "かな"])
  func leavesOtherTextAlone(text: String) {
    expectLaws(RomanizeStage(Romanization(.pinyin)), text, text)
  }

  @Test func characterWithoutReadingPassesAndIsReported() {
    let text = "好\u{3402D}好"
    let changes = Pipeline(stages: [RomanizeStage(Romanization(.pinyin))]).explain(text)
    #expect(changes.contains { $0.isNote || $0.after == Array("\u{3402D}".utf8) })
    #expect(Pipeline(stages: [RomanizeStage(Romanization(.pinyin))]).rewrite(text).unicodeScalars.contains("\u{3402D}"))
  }

  private func explained(_ romanization: Romanization, _ text: String, _ word: String) -> Change? {
    Pipeline(stages: [RomanizeStage(romanization)]).explain(text).first { $0.before == Array(word.utf8) }
  }

  @Test(arguments: [
    ("行", "行", ["háng"]), ("他都长大了", "都", [" dū"]), ("他都长大了", "了", [" liǎo"]), ("还书", "还", ["hái"]), ("乐", "乐", ["yuè"]),
    ("他长得好", "长", [" cháng"]), ("他得了奖", "得", [" de"]), ("干", "干", ["gàn"]), ("天重", "重", [" chóng"]),
    ("長", "長", ["zhǎng"]),
  ])
  func heteronymHasOtherReadings(text: String, word: String, expected: [String]) throws {
    let change = try #require(explained(Romanization(.pinyin), text, word))
    #expect(change.candidates.map(\.text) == expected)
    #expect(change.candidates.map(\.confidence) == change.candidates.map(\.confidence).sorted(by: >))
    #expect(change.confidence >= 0.5 && change.confidence < 1)
    #expect(change.confidence + change.candidates.reduce(0) { $0 + $1.confidence } <= 1.0001)
  }

  @Test(arguments: [
    ("银行", "银行"), ("重庆", "重庆"), ("我", "我"), ("猫", "猫"), ("觉得", "觉得"), ("音乐", "音乐"), ("人民", "人民"), ("中国", "中国"), ("快乐", "快乐"),
    ("行李", "行李"), ("校长", "校长"), ("ㄅ", "ㄅ"),
  ])
  func wordOfOneReadingHasNoOthers(text: String, word: String) {
    let change = explained(Romanization(.pinyin), text, word)
    #expect(change?.candidates ?? [] == [])
    #expect(change?.confidence ?? 1 == 1)
  }

  @Test func candidatesAreWrittenAsTheTextIs() throws {
    #expect(explained(Romanization(.zhuyin), "行", "行")?.candidates.map(\.text) == ["ㄏㄤˊ"])
    #expect(explained(Romanization(.pinyin, tones: .numbers), "行", "行")?.candidates.map(\.text) == ["hang2"])
    // 好 is hǎo and hào, of which nothing is seen without tones.
    let change = try #require(explained(Romanization(.pinyin, tones: .none), "好", "好"))
    #expect(change.candidates.isEmpty && change.confidence == 1)
  }

  @Test func invalidBytesPass() {
    let input: [UInt8] = Array("好".utf8) + [0xFF] + Array("好".utf8) + [0xE4]
    expectLaws(RomanizeStage(Romanization(.pinyin)), input, Array("hǎo".utf8) + [0xFF] + Array("hǎo".utf8) + [0xE4])
  }

  @Test func longRunIsReadInPieces() {
    let text = String(repeating: "银行", count: 1000)
    let pinyin = Pipeline(stages: [RomanizeStage(Romanization(.pinyin))]).rewrite(text)
    #expect(pinyin == repeatElement("yínháng", count: 1000).joined(separator: " "))
  }
}
