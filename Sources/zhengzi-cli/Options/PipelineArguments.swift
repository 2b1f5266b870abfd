// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ZhengziOptions

/// What is done to text, as the command line says it: each group declares its options with their help, and gives their values on.
struct PipelineArguments: ParsableArguments {
  @OptionGroup(title: "Repair") var repair: RepairArguments
  @OptionGroup(title: "Convert") var convert: ConvertArguments
  @OptionGroup(title: "Normalize") var normalize: NormalizeArguments
  @OptionGroup(title: "Transform") var transform: TransformArguments
  @OptionGroup(title: "Review") var review: ReviewArguments

  var options: PipelineOptions {
    var options = PipelineOptions()
    options.repair = repair.options
    options.convert = convert.options
    options.normalize = normalize.options
    options.transform = transform.options
    options.uncertain = review.uncertain
    return options
  }
}
