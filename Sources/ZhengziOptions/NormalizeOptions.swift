// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// What the normalize stage is asked to do.
public struct NormalizeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The style of punctuation: recover, or keep.", valueName: "style"))
  var punctuation = "keep"

  public init() {}

  /// The stages that these options ask for, in order.
  public func stages() throws -> [any Stage] {
    guard punctuation != "keep" else { return [] }
    guard let style = PunctuationStyle.named(punctuation) else {
      let known = (PunctuationStyle.all.map(\.name) + ["keep"]).joined(separator: ", ")
      throw ZhengziError(.unknownName, "unknown style '\(punctuation)'; known styles: \(known)")
    }
    return [Normalizer(style)]
  }
}
