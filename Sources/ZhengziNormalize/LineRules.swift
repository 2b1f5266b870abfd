// SPDX-License-Identifier: Apache-2.0

/// The rules of a normalizer, applied to one line after another.
struct LineRules {
  let style: PunctuationStyle
  let normalizations: Set<Normalization>

  init(_ normalizer: Normalizer) {
    style = normalizer.style
    normalizations = normalizer.normalizations
  }

  /// Applies the rules until none finds anything more to do, so that a second run over the output changes nothing.
  func apply(to line: inout Line) {
    guard line.hasHan, !line.isForeign else { return }
    line.protectSpans()
    let sentences = line.sentences()
    if has(.brackets) { Brackets.apply(to: &line, sentences) }
    marks(&line, sentences)
  }

  func has(_ normalization: Normalization) -> Bool { normalizations.contains(normalization) }

  /// The single marks, from left to right: one that was changed is evidence for the next.
  private func marks(_ line: inout Line, _ sentences: [Sentence]) {
    for sentence in sentences where !sentence.isLatin {
      for i in sentence.range where line[i].kind == .mark && line[i].span == .none {
        guard let rule = rule(for: line[i].code), has(rule), let code = replacement(line, i, sentence, rule) else { continue }
        line.change(i, to: code, rule)
      }
    }
  }

  private func rule(for code: UInt32) -> Normalization? {
    switch UInt8(truncatingIfNeeded: code) {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "!"), UInt8(ascii: "?"): .exclaimQuestion
    default: nil
    }
  }

  private func replacement(_ line: Line, _ i: Int, _ sentence: Sentence, _ rule: Normalization) -> UInt32? {
    if Quotation.mentions(line, i) { return nil }
    switch rule {
    case .comma: return Comma.replacement(line, i, sentence)
    case .colon: return Colon.replacement(line, i, sentence)
    case .semicolon: return Semicolon.replacement(line, i, sentence)
    case .exclaimQuestion: return ExclaimQuestion.replacement(line, i, sentence)
    default: return nil
    }
  }
}
