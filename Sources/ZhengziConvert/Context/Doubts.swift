// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Characters that stand for several Traditional words, where neither a phrase nor the neighbours decide: what a reviewer wants to see.
struct Doubts: Sendable {
  private let context: Context
  /// Whether the neighbours are asked; OpenCC's rules alone do not.
  private let asksNeighbours: Bool

  /// A result that is not sure.
  struct Doubt {
    /// 0 to 1: how often the character's own result is right in native text.
    var confidence: Double
    /// The other forms, the commonest first.
    var candidates: [Candidate]
  }

  /// - Returns: `nil` for a configuration that does not come from Simplified.
  init?(_ configuration: Configuration, asksNeighbours: Bool) {
    guard let context = Context(configuration) else { return nil }
    self.context = context
    self.asksNeighbours = asksNeighbours
  }

  /// The doubt about what a character becomes by itself; `nil` where that is sure.
  func doubt(_ character: UInt32, _ text: Text, at i: Int, _ tables: ConversionTables) -> Doubt? {
    let shares = context.forms.shares(of: character)
    guard shares.count > 1, !(asksNeighbours && context.forms.keepsDefault(character, text, at: i)) else { return nil }
    let own = tables.entry(character)
    let results = shares.map { (result: context.result($0.form), share: $0.share) }
    let confidence = results.reduce(0) { $0 + ($1.result == own ? $1.share : 0) }
    guard confidence < Uncertain.limit else { return nil }
    let candidates = results.filter { $0.result != own }.map { other in
      Candidate(String(decoding: ConversionTables.bytes(other.result), as: UTF8.self), confidence: other.share)
    }
    return Doubt(confidence: confidence, candidates: candidates)
  }
}
