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

  /// How much dearer a form of a character is in this script than all forms of it together, which the model does not tell apart.
  func dearness(_ code: UInt32, _ model: LanguageModel) -> Float {
    guard isChinese, let token = model.token(code) else { return 0 }
    let costs = CharacterCost.shared
    let own: Float
    switch self {
    case .simplified: own = costs.simplified(code)
    case .traditional: own = costs.traditional(code)
    default: own = min(costs.simplified(code), costs.traditional(code))
    }
    return max(0, own - model.cost(of: token) - Self.slack)
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

  /// Nats by which the counts of characters and the model may differ.
  private static let slack: Float = 2
}

/// Characters that tell the language.
private struct Counts {
  private var kana = 0
  private var hangul = 0
  private var han = 0
  /// What the Han characters cost more in Simplified text than in Traditional.
  private var balance: Float = 0

  mutating func add(_ misread: MisreadBytes, _ source: Source) {
    let all = misread.bytes
    let bytes = all.span
    var i = 0
    while i < bytes.count {
      guard bytes[i] >= 0x80, let (code, length) = source.decode(bytes, at: i), isKnown(misread, i..<i + length) else {
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
