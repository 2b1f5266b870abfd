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

  /// Whether an apostrophe must part it from a syllable before: it starts with a vowel.
  var startsWithVowel: Bool {
    letters.first == UInt8(ascii: "a") || letters.first == UInt8(ascii: "e") || letters.first == UInt8(ascii: "o")
  }

  /// Pinyin in one of the ways to write tones.
  func pinyin(_ tones: PinyinTones) -> String {
    let text = String(decoding: letters, as: UTF8.self).replacing("eh", with: "ê").replacing("v", with: "ü")
    switch tones {
    case .none: return text
    case .numbers: return text + "\(tone)"
    case .marks: return tone == 5 ? text : Self.marked(text, tone)
    }
  }

  /// The mark stands on a or e, on the o of ou, else on the last vowel (GB/T 16159); without a vowel on the first letter.
  private static func marked(_ text: String, _ tone: Int) -> String {
    let letters = Array(text)
    let place =
      letters.firstIndex { $0 == "a" || $0 == "e" || $0 == "ê" } ?? (text.contains("ou") ? letters.firstIndex(of: "o") : nil)
      ?? letters.lastIndex { "iouü".contains($0) } ?? letters.firstIndex { "mn".contains($0) } ?? 0
    let row = marks[letters[place]]
    let mark = row.map { String($0[tone - 1]) } ?? "\(letters[place])\(combining[tone - 1])"
    return String(letters[..<place]) + mark + String(letters[(place + 1)...])
  }

  private static let combining = ["\u{304}", "\u{301}", "\u{30C}", "\u{300}"]
  private static let marks: [Character: [Character]] = [
    "a": ["ā", "á", "ǎ", "à"], "e": ["ē", "é", "ě", "è"], "i": ["ī", "í", "ǐ", "ì"], "o": ["ō", "ó", "ǒ", "ò"],
    "u": ["ū", "ú", "ǔ", "ù"], "ü": ["ǖ", "ǘ", "ǚ", "ǜ"], "n": ["n̄", "ń", "ň", "ǹ"],
  ]
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
