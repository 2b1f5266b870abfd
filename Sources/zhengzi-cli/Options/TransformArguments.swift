// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ZhengziOptions

/// What comes after repair, conversion and punctuation: a Unicode form and ICU's transforms.
struct TransformArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Unicode form: keep, nfc, nfkc.", valueName: "form"))
  var form = "keep"

  @Option(name: .customLong("transform"), help: ArgumentHelp("ICU transform, such as Han-Latin; may be given again.", valueName: "id"))
  var transforms: [String] = []

  @Option(help: ArgumentHelp("Your own ICU transform rules, after --transform.", valueName: "file"))
  var rules: String?

  var options: TransformOptions {
    var options = TransformOptions()
    options.form = form
    options.transforms = transforms
    options.rules = rules
    return options
  }
}
