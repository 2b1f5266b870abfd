// SPDX-License-Identifier: Apache-2.0

/// Kangxi and CJK radicals that touch another Han letter → the ideographs: they came from fonts and scans. A radical alone, or in a list, stays.
///
/// Source: Unicode 15.0, EquivalentUnifiedIdeograph.txt, in the order of the code points; U+3000 where it names none.
enum Radicals {
  static func apply(to line: inout Line) {
    for i in line.indices where isRadical(line[i]) && (isInWord(line[i - 1]) || isInWord(line[i + 1])) {
      if let ideograph = ideograph(line[i].code) { line.change(i, to: ideograph, .radicals) }
    }
  }

  private static func isRadical(_ token: Token) -> Bool { token.isHan && (0x2E80...0x2FD5).contains(token.code) }

  /// Whether the token is a Han letter that is no radical itself, or one that has become an ideograph.
  private static func isInWord(_ token: Token) -> Bool { token.isHan && token.code > 0x3000 }

  private static func ideograph(_ code: UInt32) -> UInt32? {
    let found = code < 0x2F00 ? supplement[Int(code) - 0x2E80] : kangxi[Int(code) - 0x2F00]
    return found == 0x3000 ? nil : found
  }

  /// For U+2E80 to U+2EFF.
  private static let supplement = Array(
    """
    　厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵　旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿\
    肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟　　　　\
    　　　　　　　　
    """.unicodeScalars.map(\.value))

  /// For U+2F00 to U+2FDF.
  private static let kangxi = Array(
    """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳\
    心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音\
    頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠　　　　　　　　　　
    """.unicodeScalars.map(\.value))
}
