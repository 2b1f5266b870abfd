// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What the normalize stage is asked to do.
public struct NormalizeOptions: Sendable, Equatable {
  public var punctuation = "keep"
  public var spacing = Normalizer.Spacing.keep
  public var width = Normalizer.Width.keep
  public var names: String?

  public init() {}

  /// The stages that these options ask for: one or none.
  func normalizers(protecting protected: ProtectedText) throws(ZhengziError) -> [Normalizer] {
    let normalizer = try Normalizer(style: punctuation, spacing: spacing, width: width, rules: names, protecting: protected)
    return normalizer.isIdle ? [] : [normalizer]
  }
}
