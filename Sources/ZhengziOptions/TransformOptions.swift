// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What comes after repair, conversion and punctuation: a Unicode form and ICU's transforms.
public struct TransformOptions: Sendable, Equatable {
  public var form = "keep"
  public var transforms: [String] = []
  /// A file of ICU transform rules.
  public var rules: String?

  public init() {}

  /// The transforms that these options ask for, in order.
  func stages() throws(ZhengziError) -> [any Stage] {
    var stages: [any Stage] = []
    for id in transforms { stages.append(try TransformStage(id: id)) }
    if let rules { stages.append(try TransformStage(rules: TextFile.read(rules), file: rules)) }
    return stages
  }

  /// `nil` where the form stays as it is.
  func unicodeForm() throws(ZhengziError) -> UnicodeForm? {
    if form == "keep" { return nil }
    if let form = UnicodeForm(rawValue: form) { return form }
    let known = ["keep"] + UnicodeForm.allCases.map(\.name)
    throw ZhengziError(.unknownName, "unknown form '\(form)'; known forms: \(known.joined(separator: ", "))")
  }
}
