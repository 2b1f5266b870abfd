// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziReport

extension Law {
  /// No input makes a pipeline or the detector crash or hang; without stages every byte comes out as it went in.
  static let anyBytes = Law("any-bytes") { input in
    var input = input
    let setting = Setting.numbered(input.byte())
    let text = input.rest
    let output = setting.pipeline.rewrite(text.span)
    if setting.pipeline.stages.isEmpty, output != text { broken("a pipeline without stages changes \(shown(text))") }
    if String(validating: text, as: UTF8.self) != nil, String(validating: output, as: UTF8.self) == nil {
      broken("\(setting.options) makes of valid UTF-8 what is none: \(shown(text)) -> \(shown(output))")
    }
    detect(text)
    return true
  }

  private static func detect(_ text: [UInt8]) {
    guard let report = try? TextReport() else { broken("the detector cannot be made") }
    report.push(text.span)
    report.finish()
    if !report.members.utf8.starts(with: "\"encoding\"".utf8) { broken("the detector says \(report.members)") }
  }
}
