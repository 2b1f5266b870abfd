// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The normalize stage: punctuation, width and spacing in one pass over each line.
///
///     Pipeline(stages: [Normalizer(.recover)]).rewrite("来源:看点时报")   // "来源：看点时报"
public struct Normalizer: Stage {
  /// What to do with spaces between Han and Latin or digits.
  public enum Spacing: String, Sendable, CaseIterable {
    case keep, insert, remove
  }

  /// What to do with full-width letters and digits, and half-width katakana.
  public enum Width: String, Sendable, CaseIterable {
    case keep, narrow, wide
  }

  public let style: PunctuationStyle
  public let normalizations: Set<Normalization>
  public let spacing: Spacing
  public let width: Width

  /// - Parameter normalizations: the rules that run; those of the style and the two modes where it is `nil`.
  public init(_ style: PunctuationStyle, spacing: Spacing = .keep, width: Width = .keep, normalizations: Set<Normalization>? = nil) {
    self.style = style
    self.spacing = spacing
    self.width = width
    var rules = normalizations ?? style.normalizations
    if spacing != .keep, normalizations == nil { rules.insert(.spacing) }
    if width != .keep, normalizations == nil { rules.insert(.width) }
    self.normalizations = rules
  }

  public func makeRun() -> any StageRun { NormalizerRun(self) }
}
