// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRomanize

@Suite struct SyllableTests {
  @Test(arguments: [
    ("yin2", "yín", "ㄧㄣˊ"), ("lv4", "lǜ", "ㄌㄩˋ"), ("lve4", "lüè", "ㄌㄩㄝˋ"), ("gui3", "guǐ", "ㄍㄨㄟˇ"), ("liu2", "liú", "ㄌㄧㄡˊ"),
    ("zhi1", "zhī", "ㄓ"), ("shi4", "shì", "ㄕˋ"), ("ju2", "jú", "ㄐㄩˊ"), ("xuan3", "xuǎn", "ㄒㄩㄢˇ"), ("wu3", "wǔ", "ㄨˇ"),
    ("yong4", "yòng", "ㄩㄥˋ"),
    ("weng1", "wēng", "ㄨㄥ"), ("dong1", "dōng", "ㄉㄨㄥ"), ("jiong3", "jiǒng", "ㄐㄩㄥˇ"), ("er2", "ér", "ㄦˊ"), ("de5", "de", "˙ㄉㄜ"),
    ("ou1", "ōu", "ㄡ"), ("dou4", "dòu", "ㄉㄡˋ"), ("yue4", "yuè", "ㄩㄝˋ"), ("n4", "ǹ", "ㄋˋ"), ("eh2", "ế", "ㄝˊ"), ("wen4", "wèn", "ㄨㄣˋ"),
    ("qun2", "qún", "ㄑㄩㄣˊ"), ("hun2", "hún", "ㄏㄨㄣˊ"),
  ])
  func isWritten(text: String, pinyin: String, zhuyin: String) {
    let syllable = Syllable(Array(text.utf8))
    #expect(syllable?.pinyin(.marks) == pinyin)
    #expect(syllable?.zhuyin == zhuyin)
  }

  @Test(arguments: ["", "a", "1", "yin", "yin6", "yin0"])
  func otherTextIsNoSyllable(text: String) {
    #expect(Syllable(Array(text.utf8)) == nil)
  }
}
