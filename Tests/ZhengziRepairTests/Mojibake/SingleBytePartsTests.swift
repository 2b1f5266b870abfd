// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct SingleBytePartsTests {
  private func text(_ line: String) -> String? {
    SingleByteParts.codes(of: CodePoints(line).codes).map { String(decoding: CodePoints($0).utf8, as: UTF8.self) }
  }

  /// UTF-8 read as ISO 8859-1.
  private func latin1(_ text: String) -> String {
    String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
  }

  /// UTF-8 read as windows-1252.
  private func windows1252(_ text: String) -> String {
    String(String.UnicodeScalarView(text.utf8.compactMap { Unicode.Scalar(SingleByteCodec.windows1252.decode($0)) }))
  }

  @Test(arguments: [
    ("会议改到周三下午，", "请大家互相转告。\n"), ("湖面结了一层薄冰", "，脚印一直通到对岸"), ("他說：「門票漲價了」，", "我們改天再去吧。"),
    ("售票处在 3 号门", "，凭 ID 入场：上午"), ("新しい駅前の店は", "日曜日も開いています"), ("오늘은 비가 와서 ", "우산을 가져왔습니다"),
    ("“老地方”——", "“不见不散”……好"), ("书名：", "《山海经校注》"), ("plain words and ", "最后几个汉字"), ("地址：", "青石巷１２号"),
  ])
  func readsTheDamagedHalf(_ sound: String, _ damaged: String) {
    for misread in [latin1, windows1252] {
      #expect(text(sound + misread(damaged)) == sound + damaged)
      #expect(text(misread(damaged) + sound) == damaged + sound)
    }
  }

  @Test(arguments: [
    "", "plain", "春天到了，公園", "Zürich、Köln、Düsseldorf、Münster", "他写作æ˜¥å¤©，", "春天æ˜¥å¤©åˆ°äº", "春天æ˜¥å¤©åˆ°?º†", "春天到了 æ˜¥å¤©åˆ°äº†é",
    "春天æ˜¥å¤©åˆ°äº†\u{FFFD}", "名詞 naïve は英語でも使う", "ï»¿春天到了", "价格 €12 至 €15，运费另算", "春天\u{E6}\u{98}\u{A5}å¤©åˆ°äº†",
    "ä ö ü ß å ï ç é â ê î ô û 都是字母",
  ])
  func leavesToOthersWhatIsNotBeyondDoubt(_ line: String) {
    #expect(text(line) == nil)
  }
}
