// SPDX-License-Identifier: Apache-2.0

extension Syllable {
  /// The syllable in zhuyin: ㄧㄣˊ. The first tone has no mark, the neutral one stands in front.
  var zhuyin: String {
    let (initial, final) = Self.parts(String(decoding: letters, as: UTF8.self))
    let text = (Self.initials[initial] ?? "") + (Self.finals[final] ?? "")
    return tone == 5 ? "˙" + text : text + ["", "ˊ", "ˇ", "ˋ"][tone - 1]
  }

  /// Initial and final as zhuyin spells them, without the shorthands of pinyin.
  private static func parts(_ text: String) -> (initial: String, final: String) {
    if let final = whole[text] { return ("", final) }
    let count = text.hasPrefix("zh") || text.hasPrefix("ch") || text.hasPrefix("sh") ? 2 : 1
    let initial = String(text.prefix(count))
    guard initials[initial] != nil else { return ("", text) }
    var final = String(text.dropFirst(count))
    if "jqx".contains(initial), final.hasPrefix("u") { final = "v" + final.dropFirst() }
    if "zhchshrzcs".contains(initial), final == "i" { final = "" }
    return (initial, long[final] ?? final)
  }

  private static let long = ["iu": "iou", "ui": "uei", "un": "uen", "ue": "ve"]

  /// Syllables without an initial, and those of consonants only.
  private static let whole = [
    "yi": "i", "ya": "ia", "yo": "io", "ye": "ie", "yai": "iai", "yao": "iao", "you": "iou", "yan": "ian", "yin": "in", "yang": "iang",
    "ying": "ing", "yong": "iong", "yu": "v", "yue": "ve", "yuan": "van", "yun": "vn", "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai",
    "wei": "uei", "wan": "uan", "wen": "uen", "wang": "uang", "weng": "ueng", "m": "m", "n": "n", "ng": "ng", "hm": "hm", "hng": "hng",
    "r": "er",
  ]

  private static let initials = [
    "b": "ㄅ", "p": "ㄆ", "m": "ㄇ", "f": "ㄈ", "d": "ㄉ", "t": "ㄊ", "n": "ㄋ", "l": "ㄌ", "g": "ㄍ", "k": "ㄎ", "h": "ㄏ", "j": "ㄐ", "q": "ㄑ",
    "x": "ㄒ", "zh": "ㄓ", "ch": "ㄔ", "sh": "ㄕ", "r": "ㄖ", "z": "ㄗ", "c": "ㄘ", "s": "ㄙ",
  ]

  private static let finals = [
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "eh": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ", "an": "ㄢ", "en": "ㄣ", "ang": "ㄤ", "eng": "ㄥ",
    "er": "ㄦ", "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iai": "ㄧㄞ", "iao": "ㄧㄠ", "iou": "ㄧㄡ", "ian": "ㄧㄢ", "in": "ㄧㄣ",
    "iang": "ㄧㄤ", "ing": "ㄧㄥ", "iong": "ㄩㄥ", "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "uei": "ㄨㄟ", "uan": "ㄨㄢ", "uen": "ㄨㄣ",
    "uang": "ㄨㄤ", "ueng": "ㄨㄥ", "ong": "ㄨㄥ", "v": "ㄩ", "ve": "ㄩㄝ", "van": "ㄩㄢ", "vn": "ㄩㄣ", "m": "ㄇ", "n": "ㄋ", "ng": "ㄫ",
    "hm": "ㄏㄇ", "hng": "ㄏㄫ",
  ]
}
