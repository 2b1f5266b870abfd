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

  /// What is chosen: a style, its rules with additions and omissions, and the two modes.
  public struct Options: Sendable {
    public let style: PunctuationStyle
    public let normalizations: Set<Normalization>
    public let spacing: Spacing
    public let width: Width
    /// What no rule touches.
    public let protected: ProtectedText
  }

  public let options: Options
  let shared: Shared

  /// What all runs read: made once, never changed.
  final class Shared: Sendable {
    let rules: LineRules
    let scan: CandidateScan
    let plainLines: PlainLines

    init(_ options: Options) {
      rules = LineRules(options)
      scan = CandidateScan(options)
      plainLines = PlainLines(options)
    }
  }

  /// A normalizer of a style.
  ///
  /// - Parameters:
  ///   - style: the marks that the text gets.
  ///   - spacing: spaces between Han and Latin letters or digits.
  ///   - width: full-width letters and digits, half-width katakana.
  ///   - normalizations: the rules that run; those of the style and the two modes where it is `nil`.
  ///   - protected: what no rule touches, beside the spans that it knows by their grammar.
  public init(
    _ style: PunctuationStyle, spacing: Spacing = .keep, width: Width = .keep, normalizations: Set<Normalization>? = nil,
    protecting protected: ProtectedText = ProtectedText()
  ) {
    var chosen = normalizations ?? style.normalizations
    if spacing != .keep, normalizations == nil { chosen.insert(.spacing) }
    if width != .keep, normalizations == nil { chosen.insert(.width) }
    options = Options(style: style, normalizations: chosen, spacing: spacing, width: width, protected: protected)
    shared = Shared(options)
  }

  /// Whether there is nothing that it could change.
  public var isIdle: Bool { options.normalizations.isEmpty }

  public func makeRun() -> any StageRun { NormalizerRun(self) }
}
