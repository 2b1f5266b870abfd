// SPDX-License-Identifier: Apache-2.0

/// A Mandarin syllable: letters with ü as v and ê as eh, and its tone from 1 to 5, of which 5 is the neutral one.
struct Syllable: Sendable, Equatable {
  let letters: [UInt8]
  let tone: Int

  /// Takes `yin2` apart.
  init?(_ text: some BidirectionalCollection<UInt8>) {
    guard let last = text.last, (0x31...0x35).contains(last), text.count > 1 else { return nil }
    letters = Array(text.dropLast())
    tone = Int(last - 0x30)
  }

  init(letters: [UInt8], tone: Int) {
    self.letters = letters
    self.tone = tone
  }

  /// The syllables of the tables, by their numbers from 1 on.
  static func all() -> [Syllable] {
    let lines = RomanizationTables.shared.syllables.pointer.split(separator: UInt8(ascii: "\n"))
    return lines.map { Syllable($0) ?? Syllable(letters: Array($0), tone: 5) }
  }

  /// Whether an apostrophe must part it from a syllable before: it starts with a vowel.
  var startsWithVowel: Bool {
    letters.first == UInt8(ascii: "a") || letters.first == UInt8(ascii: "e") || letters.first == UInt8(ascii: "o")
  }

  /// Pinyin in one of the ways to write tones.
  func pinyin(_ tones: PinyinTones) -> String {
    var text = String.UnicodeScalarView()
    let place = tones == .marks && tone < 5 ? markedLetter : letters.count
    var i = 0
    while i < letters.count {
      let isCircumflex = letters[i] == UInt8(ascii: "e") && i + 1 < letters.count && letters[i + 1] == UInt8(ascii: "h")
      let letter = isCircumflex ? "ê" : letters[i] == UInt8(ascii: "v") ? "ü" : Unicode.Scalar(letters[i])
      if i == place { Self.append(letter, tone, to: &text) } else { text.append(letter) }
      i += isCircumflex ? 2 : 1
    }
    return String(text) + (tones == .numbers ? "\(tone)" : "")
  }

  /// The mark stands on a or e, on the o of ou, else on the last vowel (GB/T 16159); without a vowel on the first letter.
  private var markedLetter: Int {
    func isVowel(_ letter: UInt8) -> Bool { "iouv".utf8.contains(letter) }
    if let place = letters.firstIndex(where: { $0 == UInt8(ascii: "a") || $0 == UInt8(ascii: "e") }) { return place }
    if let place = letters.firstIndex(of: UInt8(ascii: "o")), letters[(place + 1)...].first == UInt8(ascii: "u") { return place }
    return letters.lastIndex(where: isVowel) ?? letters.firstIndex { $0 == UInt8(ascii: "m") || $0 == UInt8(ascii: "n") } ?? 0
  }

  private static func append(_ letter: Unicode.Scalar, _ tone: Int, to text: inout String.UnicodeScalarView) {
    if let row = marks[letter], tone > 1 || letter != "n" { return text.append(row[tone - 1]) }
    text.append(letter)
    text.append(combining[tone - 1])
  }

  private static let marks: [Unicode.Scalar: [Unicode.Scalar]] = [
    "a": ["ā", "á", "ǎ", "à"], "e": ["ē", "é", "ě", "è"], "i": ["ī", "í", "ǐ", "ì"], "o": ["ō", "ó", "ǒ", "ò"],
    "u": ["ū", "ú", "ǔ", "ù"], "ü": ["ǖ", "ǘ", "ǚ", "ǜ"], "n": ["n", "ń", "ň", "ǹ"],
  ]
  private static let combining: [Unicode.Scalar] = ["\u{304}", "\u{301}", "\u{30C}", "\u{300}"]
}

/// How pinyin shows tones.
public enum PinyinTones: String, Sendable, CaseIterable {
  /// yín
  case marks
  /// yin2; the neutral tone is 5
  case numbers
  /// yin
  case none
}
