// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// What comes after repair, conversion and punctuation: a Unicode form and ICU's transforms.
public struct TransformOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Unicode form: keep, nfc, nfkc.", valueName: "form"))
  var form = "keep"

  @Option(name: .customLong("transform"), help: ArgumentHelp("ICU transform, such as Han-Latin; may be given again.", valueName: "id"))
  var transforms: [String] = []

  @Option(help: ArgumentHelp("Your own ICU transform rules, after --transform.", valueName: "file"))
  var rules: String?

  public init() {}

  /// The stages that these options ask for, in order.
  public func stages() throws -> [any Stage] {
    var stages: [any Stage] = []
    if form != "keep" {
      // A radical in a word is no canonical equivalent, but stands for one: the forms leave it, this does not.
      stages += [Normalizer(.keep, normalizations: [.radicals]), try FormStage(unicodeForm())]
    }
    for id in transforms { stages.append(try TransformStage(id: id)) }
    if let rules { stages.append(try TransformStage(rules: TextFile.read(rules), file: rules)) }
    return stages
  }

  private func unicodeForm() throws(ZhengziError) -> UnicodeForm {
    if let form = UnicodeForm(rawValue: form) { return form }
    let known = ["keep"] + UnicodeForm.allCases.map(\.name)
    throw ZhengziError(.unknownName, "unknown form '\(form)'; known forms: \(known.joined(separator: ", "))")
  }
}
