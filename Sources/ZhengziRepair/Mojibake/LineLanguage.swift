// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// The language that a line's bytes spell where none of them is lost: what stands in a gap is judged by it.
enum LineLanguage: UInt8 {
  /// Chinese in Simplified or Traditional characters, or too short to tell which.
  case simplified, traditional, chinese
  case japanese, korean

  /// - Parameters:
  ///   - misread: the bytes.
  ///   - source: what they were written in.
  init(_ misread: MisreadBytes, _ source: Source) {
    switch source {
    case .double(.shiftJIS), .double(.eucJP): self = .japanese
    case .double(.eucKR): self = .korean
    default:
      var counts = Counts()
      counts.add(misread, source)
      self = counts.language(source)
    }
  }

  var isChinese: Bool { rawValue <= LineLanguage.chinese.rawValue }

  /// How much dearer a form of a character is in this script than the commonest form of it, which the model does not tell from it.
  func dearness(_ code: UInt32) -> Float {
    switch self {
    case .simplified: CharacterForms.simplified.dearness(code)
    case .traditional: CharacterForms.traditional.dearness(code)
    case .chinese: CharacterForms.either.dearness(code)
    case .japanese, .korean: 0
    }
  }

  /// The model of the language.
  var model: LanguageModel { isChinese ? .standard : .japaneseKorean }

  /// What a character costs by itself, in nats.
  func cost(of code: UInt32) -> Float { knownCost(of: code) ?? Self.unknown }

  /// The same, or `nil` for one that the model does not know.
  func knownCost(of code: UInt32) -> Float? {
    guard let token = model.token(code), token >= ModelFormat.firstCharacter else { return nil }
    return model.cost(of: token)
  }

  /// More than any character costs that is known.
  private static let unknown: Float = 30
}

/// Characters that tell the language.
private struct Counts {
  private var kana = 0
  private var hangul = 0
  private var han = 0
  /// Characters of UTF-8 whose lead byte alone is lost, and those of them that are kana if it was E3.
  private var torn = (all: 0, kana: 0)
  /// What the Han characters cost more in Simplified text than in Traditional.
  private var balance: Float = 0

  mutating func add(_ misread: MisreadBytes, _ source: Source) {
    let all = misread.bytes
    let bytes = all.span
    var i = 0
    while i < bytes.count {
      guard bytes[i] >= 0x80, let (code, length) = source.decode(bytes, at: i), isKnown(misread, i..<i + length) else {
        if source == .utf8 { addTorn(misread, i) }
        i += 1
        continue
      }
      add(code)
      i += length
    }
  }

  private func isKnown(_ misread: MisreadBytes, _ range: Range<Int>) -> Bool {
    range.allSatisfy { misread.certainty[$0] == .known }
  }

  private mutating func addTorn(_ misread: MisreadBytes, _ i: Int) {
    guard misread.certainty[i] == .lost, i + 2 < misread.bytes.count, isKnown(misread, i + 1..<i + 3) else { return }
    guard misread.bytes[i + 1] & 0xC0 == 0x80, misread.bytes[i + 2] & 0xC0 == 0x80 else { return }
    torn.all += 1
    if (0x81...0x83).contains(misread.bytes[i + 1]) { torn.kana += 1 }
  }

  private mutating func add(_ code: UInt32) {
    switch CharacterKind(code) {
    case .hiragana, .katakana: kana += 1
    case .hangul: hangul += 1
    case .commonHan, .rareHan:
      han += 1
      let costs = CharacterCost.shared
      let difference = costs.simplified(code) - costs.traditional(code)
      if abs(difference) > 2 { balance += max(-4, min(4, difference)) }
    default: break
    }
  }

  func language(_ source: Source) -> LineLanguage {
    // One in twenty other characters has such a second byte.
    let kana = torn.kana > 2 && torn.kana * 2 > torn.all ? kana + torn.kana : kana
    if hangul > han + kana { return .korean }
    if kana * 5 > han { return .japanese }
    if balance > 3 { return .traditional }
    if balance < -3 { return .simplified }
    switch source {
    case .double(.big5): return .traditional
    case .double(.gb18030): return .simplified
    default: return .chinese
    }
  }
}
