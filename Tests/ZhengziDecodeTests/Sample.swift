// SPDX-License-Identifier: Apache-2.0

import ZhengziDecode

/// A text and its bytes in one encoding, as Python's codecs or glibc's iconv write them.
struct Sample: Sendable {
  let encoding: TextEncoding
  let bytes: [UInt8]
  let text: String

  /// The bytes and a line feed.
  var line: [UInt8] { bytes + [UInt8(ascii: "\n")] }

  init(_ encoding: TextEncoding, _ hexadecimal: String, _ text: String) {
    self.encoding = encoding
    let digits = Array(hexadecimal)
    bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }
    self.text = text
  }

  static let all: [Sample] = [
    Sample(.gb18030, "bdf1ccecb5c4ccecc6f8b7c7b3a3bac3", "今天的天气非常好"),
    Sample(.utf8, "e4bb8ae5a4a9e79a84e5a4a9e6b094e99d9ee5b8b8e5a5bd", "今天的天气非常好"),
    Sample(.utf16LittleEndian, "ca4e295984762959146c5e97385e7d59", "今天的天气非常好"),
    Sample(.utf16BigEndian, "4eca5929768459296c14975e5e38597d", "今天的天气非常好"),
    Sample(.hz, "7e7b3d714c6c35444c6c4678374733233a437e7d", "今天的天气非常好"),
    Sample(.iso2022CN, "1b2429410e3d714c6c35444c6c4678374733233a430f", "今天的天气非常好"),
    Sample(.gb18030, "c7ebb4f2bfaacec4bcfed4d9cad4d2bbb4ce", "请打开文件再试一次"),
    Sample(.utf8, "e8afb7e68993e5bc80e69687e4bbb6e5868de8af95e4b880e6aca1", "请打开文件再试一次"),
    Sample(.utf16LittleEndian, "f78b5362005f8765f64e8d51d58b004e216b", "请打开文件再试一次"),
    Sample(.utf16BigEndian, "8bf762535f0065874ef6518d8bd54e006b21", "请打开文件再试一次"),
    Sample(.hz, "7e7b476b34723f2a4e443c7e54594a54523b344e7e7d", "请打开文件再试一次"),
    Sample(.iso2022CN, "1b2429410e476b34723f2a4e443c7e54594a54523b344e0f", "请打开文件再试一次"),
    Sample(.gb18030, "ced2c3c7d4dacdbccae9b9ddbfb4cae9", "我们在图书馆看书"),
    Sample(.utf8, "e68891e4bbace59ca8e59bbee4b9a6e9a686e79c8be4b9a6", "我们在图书馆看书"),
    Sample(.utf16LittleEndian, "1162ec4e2857fe56664e86990b77664e", "我们在图书馆看书"),
    Sample(.utf16BigEndian, "62114eec572856fe4e669986770b4e66", "我们在图书馆看书"),
    Sample(.hz, "7e7b4e524347545a4d3c4a69395d3f344a697e7d", "我们在图书馆看书"),
    Sample(.iso2022CN, "1b2429410e4e524347545a4d3c4a69395d3f344a690f", "我们在图书馆看书"),
    Sample(.gb18030, "cafdbeddd2d1beadb1a3b4e6b3c9b9a6c1cb", "数据已经保存成功了"),
    Sample(.utf8, "e695b0e68daee5b7b2e7bb8fe4bf9de5ad98e68890e58a9fe4ba86", "数据已经保存成功了"),
    Sample(.utf16LittleEndian, "70656e63f25dcf7edd4f585b10629f52864e", "数据已经保存成功了"),
    Sample(.utf16BigEndian, "6570636e5df27ecf4fdd5b586210529f4e86", "数据已经保存成功了"),
    Sample(.hz, "7e7b4a7d3e5d52513e2d3123346633493926414b7e7d", "数据已经保存成功了"),
    Sample(.iso2022CN, "1b2429410e4a7d3e5d52513e2d3123346633493926414b0f", "数据已经保存成功了"),
    Sample(.gb18030, "d5e2b1becae9b5c4d7f7d5dfcac7cbada3bf", "这本书的作者是谁？"),
    Sample(.utf8, "e8bf99e69cace4b9a6e79a84e4bd9ce88085e698afe8b081efbc9f", "这本书的作者是谁？"),
    Sample(.utf16LittleEndian, "d98f2c67664e84765c4f05802f66018c1fff", "这本书的作者是谁？"),
    Sample(.utf16BigEndian, "8fd9672c4e6676844f5c8005662f8c01ff1f", "这本书的作者是谁？"),
    Sample(.hz, "7e7b5562313e4a6935445777555f4a474b2d233f7e7d", "这本书的作者是谁？"),
    Sample(.iso2022CN, "1b2429410e5562313e4a6935445777555f4a474b2d233f0f", "这本书的作者是谁？"),
    Sample(.gb18030, "cbfbd7f2ccecc8a5b1b1bea9bfaabbe1c1cb", "他昨天去北京开会了"),
    Sample(.utf8, "e4bb96e698a8e5a4a9e58ebbe58c97e4baace5bc80e4bc9ae4ba86", "他昨天去北京开会了"),
    Sample(.utf16LittleEndian, "d64e28662959bb531753ac4e005f1a4f864e", "他昨天去北京开会了"),
    Sample(.utf16BigEndian, "4ed66628592953bb53174eac5f004f1a4e86", "他昨天去北京开会了"),
    Sample(.hz, "7e7b4b7b57724c6c482531313e293f2a3b61414b7e7d", "他昨天去北京开会了"),
    Sample(.iso2022CN, "1b2429410e4b7b57724c6c482531313e293f2a3b61414b0f", "他昨天去北京开会了"),
    Sample(.big5, "a4b5a4d1aabaa4d1aef0ab44b160a66e", "今天的天氣非常好"),
    Sample(.eucTW, "c4f4c5b2cefbc5b2d6b4cfe6daa6c7ef", "今天的天氣非常好"),
    Sample(.gb18030, "bdf1ccecb5c4ccec9ae2b7c7b3a3bac3", "今天的天氣非常好"),
    Sample(.utf8, "e4bb8ae5a4a9e79a84e5a4a9e6b0a3e99d9ee5b8b8e5a5bd", "今天的天氣非常好"),
    Sample(.big5, "bdd0b67db1d2c0c9aed7a641b8d5a440a6b8", "請開啟檔案再試一次"),
    Sample(.eucTW, "eef9e2e4daf6f3f2d5f9c7c2e6dcc4a1c8b9", "請開啟檔案再試一次"),
    Sample(.gb18030, "d588e95f86a2996eb0b8d4d9d487d2bbb4ce", "請開啟檔案再試一次"),
    Sample(.utf8, "e8ab8be9968be5959fe6aa94e6a188e5868de8a9a6e4b880e6aca1", "請開啟檔案再試一次"),
    Sample(.big5, "a7daadcca662b9cfaed1c05dacddaed1", "我們在圖書館看書"),
    Sample(.eucTW, "cabcd4afc7e3e8b7d5f3f3a8d2e0d5f3", "我們在圖書館看書"),
    Sample(.gb18030, "ced28283d4da884495f8f05ebfb495f8", "我們在圖書館看書"),
    Sample(.utf8, "e68891e58091e59ca8e59c96e69bb8e9a4a8e79c8be69bb8", "我們在圖書館看書"),
    Sample(.big5, "b8eaaec6a477b867c078a673a6a8a55ca446", "資料已經儲存成功了"),
    Sample(.eucTW, "e6f1d5e8c4d8e5eef3c3c7f4c8a9c5fcc4a7", "資料已經儲存成功了"),
    Sample(.gb18030, "d959c1cfd2d1bd9b83a6b4e6b3c9b9a6c1cb", "資料已經儲存成功了"),
    Sample(.utf8, "e8b387e69699e5b7b2e7b693e584b2e5ad98e68890e58a9fe4ba86", "資料已經儲存成功了"),
    Sample(.big5, "b36fa5bbaed1aabaa740aaccac4fbdd6a148", "這本書的作者是誰？"),
    Sample(.eucTW, "ddd5c6dbd5f3cefbc9a2cfafd1d2efa1a1a9", "這本書的作者是誰？"),
    Sample(.gb18030, "df40b1be95f8b5c4d7f7d5dfcac7d56ca3bf", "這本書的作者是誰？"),
    Sample(.utf8, "e98099e69cace69bb8e79a84e4bd9ce88085e698afe8aab0efbc9f", "這本書的作者是誰？"),
    Sample(.big5, "a54cac51a4d1a568bb4fa55fb67db77ca446", "他昨天去臺北開會了"),
    Sample(.eucTW, "c5ecd1d4c5b2c6aaead7c6a1e2e4e4c4c4a7", "他昨天去臺北開會了"),
    Sample(.gb18030, "cbfbd7f2ccecc8a5c55fb1b1e95f95fec1cb", "他昨天去臺北開會了"),
    Sample(.utf8, "e4bb96e698a8e5a4a9e58ebbe887bae58c97e9968be69c83e4ba86", "他昨天去臺北開會了"),
    Sample(.big5, "ca5c925d9df6abd7b0b5baf29dcf", "佢哋喺度做緊嘢"),
    Sample(.big5, "a7da925dc5a5a4e9a568c3e4abd7a772", "我哋聽日去邊度呀"),
    Sample(.big5, "adf8a66eb74eabe4a141b5a59df7a66ead40", "唔好意思，等咗好耐"),
    Sample(.gb18030, "cbfbbdd0c0ee9933a932a3acd7a1d4dac9cfbaa3", "他叫李𬭎，住在上海"),
    Sample(.gb18030, "9534b235d2b0bcd2bdf1ccecbfaac3c5c1cb", "𠮷野家今天开门了"),
    Sample(.gb18030, "d5e2cac7d2bbb8f69439fc36b1edc7e9b7fbbac5", "这是一个😀表情符号"),
    Sample(.shiftJIS, "8da193fa82cd82c682c482e097c782a293568b4382c582b7", "今日はとても良い天気です"),
    Sample(.eucJP, "baa3c6fca4cfa4c8a4c6a4e2cec9a4a4c5b7b5a4a4c7a4b9", "今日はとても良い天気です"),
    Sample(.iso2022JP, "1b24423a23467c244f2448244624624e49242445373524244724391b2842", "今日はとても良い天気です"),
    Sample(
      .utf32LittleEndian, "ca4e0000e56500006f3000006830000066300000823000006f8200004430000029590000176c00006730000059300000", "今日はとても良い天気です"
    ),
    Sample(.shiftJIS, "837483408343838b82f08a4a82a282c482ad82be82b382a2", "ファイルを開いてください"),
    Sample(.eucJP, "a5d5a5a1a5a4a5eba4f2b3aba4a4a4c6a4afa4c0a4b5a4a4", "ファイルを開いてください"),
    Sample(.iso2022JP, "1b2442255525212524256b2472332b24242446242f2440243524241b2842", "ファイルを開いてください"),
    Sample(
      .utf32LittleEndian, "d5300000a1300000a4300000eb300000923000008b95000044300000663000004f300000603000005530000044300000", "ファイルを開いてください"
    ),
    Sample(.shiftJIS, "907d8f918ad982c5967b82f093c782dd82dc82b7", "図書館で本を読みます"),
    Sample(.eucJP, "bfdebdf1b4dba4c7cbdca4f2c6c9a4dfa4dea4b9", "図書館で本を読みます"),
    Sample(.iso2022JP, "1b24423f5e3d71345b24474b5c24724649245f245e24391b2842", "図書館で本を読みます"),
    Sample(.utf32LittleEndian, "f3560000f866000028990000673000002c67000092300000ad8a00007f3000007e30000059300000", "図書館で本を読みます"),
    Sample(.eucKR, "bfc0b4c3c0ba20b3afbebeb0a120bec6c1d620c1c1bdc0b4cfb4d9", "오늘은 날씨가 아주 좋습니다"),
    Sample(.iso2022KR, "1b2429430e3f403443403a0f200e332f3e3e30210f200e3e4641560f200e41413d40344f34590f", "오늘은 날씨가 아주 좋습니다"),
    Sample(
      .utf32BigEndian,
      "0000c6240000b2980000c740000000200000b0a00000c5280000ac00000000200000c5440000c8fc000000200000c88b0000c2b50000b2c80000b2e4",
      "오늘은 날씨가 아주 좋습니다"),
    Sample(.eucKR, "c6c4c0cfc0bb20b4d9bdc320bfadbeee20c1d6bcbcbfe4", "파일을 다시 열어 주세요"),
    Sample(.iso2022KR, "1b2429430e4644404f403b0f200e34593d430f200e3f2d3e6e0f200e41563c3c3f640f", "파일을 다시 열어 주세요"),
    Sample(
      .utf32BigEndian, "0000d30c0000c77c0000c744000000200000b2e40000c2dc000000200000c5f40000c5b4000000200000c8fc0000c1380000c694",
      "파일을 다시 열어 주세요"),
    Sample(.eucKR, "b5b5bcadb0fcbfa1bcad20c3a5c0bb20c0d0bdc0b4cfb4d9", "도서관에서 책을 읽습니다"),
    Sample(.iso2022KR, "1b2429430e35353c2d307c3f213c2d0f200e4325403b0f200e40503d40344f34590f", "도서관에서 책을 읽습니다"),
    Sample(
      .utf32BigEndian, "0000b3c40000c11c0000ad000000c5d00000c11c000000200000cc450000c744000000200000c77d0000c2b50000b2c80000b2e4",
      "도서관에서 책을 읽습니다"),
    Sample(.utf8, "d0a1d0b5d0b3d0bed0b4d0bdd18f20d185d0bed180d0bed188d0b0d18f20d0bfd0bed0b3d0bed0b4d0b0", "Сегодня хорошая погода"),
    Sample(.utf8, "ce9f20cebaceb1ceb9cf81cf8ccf8220ceb5ceafcebdceb1ceb920cebaceb1cebbcf8ccf82", "Ο καιρός είναι καλός"),
    Sample(.utf8, "48c3b46d206e6179207472e1bb9d6920c491e1bab970207175c3a1", "Hôm nay trời đẹp quá"),
    Sample(.utf8, "4c6520636166c3a920657374206665726dc3a920c3a0204e6fc3ab6c", "Le café est fermé à Noël"),
    Sample(
      .utf8,
      "e0b8aae0b8a7e0b8b1e0b8aae0b894e0b8b5e0b884e0b8a3e0b8b1e0b89a20e0b8a2e0b8b4e0b899e0b894e0b8b5e0b895e0b989e0b8ade0b899e0b8a3e0b8b1e0b89a",
      "สวัสดีครับ ยินดีต้อนรับ"),
    Sample(.utf8, "706c61696e2041534349492074657874", "plain ASCII text"),
    Sample(.utf8, "7e7b6e6f7420485a7e7d20617420616c6c", "~{not HZ~} at all"),
    Sample(.windows1252, "4c6520636166e920657374206665726de920e0204e6feb6c", "Le café est fermé à Noël"),
    Sample(.windows1252, "44696520736368f66e65204dfc6c6c6572696e2068f67274206672fc6820617566", "Die schöne Müllerin hört früh auf"),
    Sample(.windows1252, "bf44f36e646520657374e120656c206e69f16f3f", "¿Dónde está el niño?"),
  ]
}
