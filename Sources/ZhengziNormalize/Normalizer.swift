// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The normalize stage: punctuation, width and spacing in one pass over each line.
///
///     Pipeline(stages: [Normalizer(.recover)]).rewrite("来源:看点时报")   // "来源：看点时报"
public struct Normalizer: Stage {
  public var style: PunctuationStyle
  public var normalizations: Set<Normalization>

  /// - Parameter normalizations: the rules that run; those of the style where it is `nil`.
  public init(_ style: PunctuationStyle, normalizations: Set<Normalization>? = nil) {
    self.style = style
    self.normalizations = normalizations ?? style.normalizations
  }

  public func makeRun() -> any StageRun { NormalizerRun(self) }
}
