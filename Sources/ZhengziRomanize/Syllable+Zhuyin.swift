// SPDX-License-Identifier: Apache-2.0

extension Syllable {
  /// The syllable in zhuyin: ㄧㄣˊ. The first tone has no mark, the neutral one stands in front.
  var zhuyin: String {
    let (initial, final) = parts
    let text = (Self.initials[initial] ?? "") + (Self.finals[final] ?? "")
    return tone == 5 ? "˙" + text : text + ["", "ˊ", "ˇ", "ˋ"][tone - 1]
  }

  /// Initial and final as zhuyin spells them, without the shorthands of pinyin.
  private var parts: (initial: String, final: String) {
    let text = String(decoding: letters, as: UTF8.self)
    if let final = Self.whole[text] { return ("", final) }
    let initial = String(decoding: letters.prefix(letters.dropFirst().first == UInt8(ascii: "h") ? 2 : 1), as: UTF8.self)
    guard Self.initials[initial] != nil else { return ("", text) }
    let rest = letters.dropFirst(initial.utf8.count)
    let final = String(decoding: rest, as: UTF8.self)
    switch initial {
    case "j", "q", "x":
      if rest.first == UInt8(ascii: "u") { return (initial, "v" + String(decoding: rest.dropFirst(), as: UTF8.self)) }
    case "zh", "ch", "sh", "r", "z", "c", "s":
      if final == "i" { return (initial, "") }
    default: break
    }
    return (initial, Self.long[final] ?? final)
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
