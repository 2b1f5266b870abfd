// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The damages that can be undone: a closed list. Its order is the order in which they are tried.
public enum Repair: String, Sendable, CaseIterable {
  case pinyinInsertion = "pinyin-insertion"
  case unicodeEscapes = "unicode-escapes"
  case byteEscapes = "byte-escapes"
  case percentEscapes = "percent-escapes"
  case encodedWords = "encoded-words"
  case utf7 = "utf-7"
  case entities
  case mojibake
  case lostText = "lost-text"
  case ligatures
  case characterWidth = "character-width"
  case curlyQuotes = "curly-quotes"
  case lineBreaks = "line-breaks"
  case surrogates
  case terminalEscapes = "terminal-escapes"
  case controlCharacters = "control-characters"
  case radicals
  case compatibilityIdeographs = "compatibility-ideographs"
  case lookalikeKana = "lookalike-kana"
  case overConversion = "over-conversion"
  case noiseCommas = "noise-commas"

  /// The name in `--repair` and in reports.
  public var name: String { rawValue }

  /// What it undoes, in one line.
  public var summary: String {
    switch self {
    case .pinyinInsertion: "pinyin that was inserted into the bytes of GBK text, and what it broke"
    case .unicodeEscapes: "characters written as \\u4e2d"
    case .byteEscapes: "bytes written as \\xe4\\xb8\\xad, or in octal as git does"
    case .percentEscapes: "bytes written as %E4%B8%AD outside of addresses"
    case .encodedWords: "encoded words of mail headers"
    case .utf7: "stretches of UTF-7"
    case .entities: "HTML entities in text that is not HTML"
    case .mojibake: "text that was read by the wrong codec"
    case .lostText: "text that is lost for good (锟斤拷, 烫烫烫): noted, not changed"
    case .ligatures: "Latin ligatures as their letters"
    case .characterWidth: "full-width letters and half-width katakana as ordinary ones"
    case .curlyQuotes: "curly quotation marks as straight ones"
    case .lineBreaks: "every kind of line break as a line feed"
    case .surrogates: "pairs of surrogates in UTF-8 (CESU-8) as characters"
    case .terminalEscapes: "colours of a terminal, taken out"
    case .controlCharacters: "control characters that mean nothing, taken out"
    case .radicals: "radicals as the characters that they look like"
    case .compatibilityIdeographs: "compatibility ideographs as the unified ones"
    case .lookalikeKana: "katakana between Han as the Han that they look like, where the words say so"
    case .overConversion: "forms that a conversion by characters should have left alone (隻要, 方麵, 乙個)"
    case .noiseCommas: "commas beside another mark of the same place, taken out"
    }
  }

  /// A damaged text and what it was.
  public var example: (before: String, after: String) {
    switch self {
    case .pinyinInsertion: ("打?qū)嵽k好", "打實辦好")
    case .unicodeEscapes: (#"\u4e2d文"#, "中文")
    case .byteEscapes: (#"\344\270\255.txt"#, "中.txt")
    case .percentEscapes: ("%E4%B8%AD.txt", "中.txt")
    case .encodedWords: ("=?gb2312?B?1tDOxA==?=", "中文")
    case .utf7: ("+Ti1lhw-", "中文")
    case .entities: ("&#20013;&amp;#25991;", "中文")
    case .mojibake: ("ä¸–ç•Œ", "世界")
    case .lostText: ("锟斤拷", "锟斤拷")
    case .ligatures: ("ﬁle", "file")
    case .characterWidth: ("ＡＢＣ", "ABC")
    case .curlyQuotes: ("“a”", #""a""#)
    case .lineBreaks: ("a\r\nb", "a\nb")
    case .surrogates: ("(bytes ED A0 BD ED B8 8D)", "(bytes F0 9F 98 8D)")
    case .terminalEscapes: ("\u{1B}[31mred\u{1B}[0m", "red")
    case .controlCharacters: ("a\u{01}b", "ab")
    case .radicals: ("⼈⽤", "人用")
    case .compatibilityIdeographs: ("\u{F9E4}", "理")
    case .lookalikeKana: ("人ロ普查的第ー天", "人口普查的第一天")
    case .overConversion: ("隻要面對這方麵", "只要面對這方面")
    case .noiseCommas: ("他走了,。我也走。", "他走了。我也走。")
    }
  }

  /// Whether it runs unless it is switched off: only where sound text is never changed.
  public var isDefault: Bool {
    switch self {
    case .pinyinInsertion, .mojibake, .lostText: true
    case .unicodeEscapes, .byteEscapes, .percentEscapes, .encodedWords, .utf7, .entities: false
    case .ligatures, .characterWidth, .curlyQuotes, .lineBreaks, .surrogates, .terminalEscapes, .controlCharacters: false
    case .radicals, .compatibilityIdeographs, .lookalikeKana, .overConversion, .noiseCommas: false
    }
  }

  /// What does it, for one thread.
  func makeRun(_ options: RepairStage.Options, _ forms: (any FormReview)?) -> any RepairRun {
    switch self {
    case .pinyinInsertion: PinyinInsertion(options)
    case .unicodeEscapes: PlaceRepair(UnicodeEscapes(), options)
    case .byteEscapes: PlaceRepair(ByteEscapes(), options)
    case .percentEscapes: PlaceRepair(PercentEscapes(), options)
    case .encodedWords: PlaceRepair(EncodedWords(), options)
    case .utf7: PlaceRepair(UTF7(), options)
    case .entities: PlaceRepair(Entities(), options)
    case .mojibake: Mojibake(options)
    case .lostText: LostText()
    case .ligatures: PlaceRepair(CharacterReplacement(.ligatures), options)
    case .characterWidth: PlaceRepair(CharacterReplacement(.characterWidth), options)
    case .curlyQuotes: PlaceRepair(CurlyQuotes(), options)
    case .lineBreaks: PlaceRepair(LineBreaks(), options)
    case .surrogates: PlaceRepair(Surrogates(), options)
    case .terminalEscapes: PlaceRepair(TerminalEscapes(), options)
    case .controlCharacters: PlaceRepair(ControlCharacters(), options)
    case .radicals: PlaceRepair(CharacterReplacement(.radicals), options)
    case .compatibilityIdeographs: PlaceRepair(CharacterReplacement(.compatibilityIdeographs), options)
    case .lookalikeKana: PlaceRepair(LookalikeKana(), options)
    case .overConversion: OverConversion(options, forms)
    case .noiseCommas: PlaceRepair(NoiseCommas(), options)
    }
  }

  /// The rule that its changes carry.
  public var rule: Rule { Rule(.repair, name) }
}
