// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

extension Normalizer {
  /// A normalizer from names, as the command takes them.
  ///
  /// - Parameters:
  ///   - name: the name of a style of punctuation.
  ///   - spacing: spaces between Han and Latin letters or digits.
  ///   - width: full-width letters and digits, half-width katakana.
  ///   - rules: only these, or, each with `+` or `-` before it, added to and taken from those of the style.
  ///   - protected: what no rule touches.
  public init(
    style name: String, spacing: Spacing = .keep, width: Width = .keep, rules: String? = nil,
    protecting protected: ProtectedText = ProtectedText()
  ) throws(ZhengziError) {
    guard let style = PunctuationStyle.named(name) else {
      let known = (PunctuationStyle.all.map(\.name) + ["keep"]).joined(separator: ", ")
      throw ZhengziError(.unknownName, "unknown style '\(name)'; known styles: \(known)")
    }
    let plain = Normalizer(style, spacing: spacing, width: width, protecting: protected)
    guard let rules else {
      self = plain
      return
    }
    let chosen = try Self.choose(rules, from: plain.options.normalizations)
    self = Normalizer(style, spacing: spacing, width: width, normalizations: chosen, protecting: protected)
  }

  private static func choose(_ list: String, from start: Set<Normalization>) throws(ZhengziError) -> Set<Normalization> {
    let words = list.split(separator: ",")
    var result = words.allSatisfy { $0.hasPrefix("+") || $0.hasPrefix("-") } ? start : []
    for word in words {
      let name = String(word.hasPrefix("+") || word.hasPrefix("-") ? word.dropFirst() : word)
      guard let normalization = Normalization(rawValue: name) else {
        let known = Normalization.allCases.map(\.name).joined(separator: ", ")
        throw ZhengziError(.unknownName, "unknown normalization '\(name)'; known normalizations: \(known)")
      }
      if word.hasPrefix("-") { result.remove(normalization) } else { result.insert(normalization) }
    }
    return result
  }
}
