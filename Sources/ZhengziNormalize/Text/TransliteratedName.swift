// SPDX-License-Identifier: Apache-2.0

/// Foreign names written with Han: 约翰·史密斯.
enum TransliteratedName {
  /// Whether the point at `i` stands between the parts of a name: the characters that touch it transliterate, and so does one behind them.
  static func hasInterpunct(_ line: borrowing Line, at i: Int) -> Bool {
    let touches = isPart(line[i - 1]) && isPart(line[i + 1])
    return touches && (isPart(line[i - 2]) || isPart(line[i + 2]))
  }

  private static func isPart(_ token: Token) -> Bool { token.isHan && isPart(token.code) }

  /// Whether the character transliterates.
  static func isPart(_ code: UInt32) -> Bool { characters.contains(code) }

  /// Characters that stand within two of an interpunct more than 2.7 times as often as elsewhere, in at least four different names.
  ///
  /// Source: counted over the texts that the language model is trained on, both scripts; what was found in one of them stands in the other too.
  private static let characters = Set(
    """
    裘翰侬雯瑟喬奎凯黛鮑亨妮韋莉乔娜琼霍廉琳鲍弗恩迪爾艾戈祿麥瑪汀蒂帕汶姬冯赫奈萊韵厄奧莫蕾坎沃杰伯彼雷菲韦玛莎克瑞麦魯貝馮斯洛穆曼伊茨桑莱尔勒威丽德茲伽\
    柏尼帖贝羅鲁哈吉傑罗頓肖伦葛勃埃佩歇杜戴瓦诺拉卡坦兹狄姆摩屈凱甘塔諾柯塞奇萨倫芬马朗夫米披烏薩波墨湯托丹儒怀汗汉珊乌蒙堤昂辛賓佐撒兰御迭巴夏梅絲肯麗凡奥宾盧\
    阿蘭珀泽特齐森普亚堪唐顿丝馬温丁里卫維纳亞昆漢皮納雅藍泰烈耶尤沙約史薛汤苏维布歐隆齊约宁瓊懷古达利博魏佛邁邦庫伍哥溫华希胡默福西蓋尺達格畢露林治潘寧尚喇科努\
    卢欧禄历迈盖蓝陆毕澤韻簡謝儂費龍蘇親賽龙简康雨索華劳契亲安海谢若切比费赛士圖派班易歷勞根库陸图衛
    """.unicodeScalars.map(\.value))
}
