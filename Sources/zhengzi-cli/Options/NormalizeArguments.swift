// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi
import ZhengziOptions

/// What the normalize stage is asked to do.
struct NormalizeArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The style of punctuation: \(PunctuationStyle.all.map(\.name).joined(separator: ", ")), or keep.", valueName: "style"))
  var punctuation = "keep"

  @Option(help: ArgumentHelp("Spaces between Han and Latin or digits.", valueName: "keep|insert|remove"))
  var spacing = Normalizer.Spacing.keep

  @Option(help: ArgumentHelp("Full-width letters, digits, half-width katakana.", valueName: "keep|narrow|wide"))
  var width = Normalizer.Width.keep

  @Option(
    name: .customLong("normalize"), parsing: .unconditional,
    help: ArgumentHelp("Only these rules; +NAME and -NAME change those of the style. See 'zhengzi list'.", valueName: "name,..."))
  var names: String?

  var options: NormalizeOptions {
    var options = NormalizeOptions()
    options.punctuation = punctuation
    options.spacing = spacing
    options.width = width
    options.names = names
    return options
  }
}

extension Normalizer.Spacing: ExpressibleByArgument {}
extension Normalizer.Width: ExpressibleByArgument {}
