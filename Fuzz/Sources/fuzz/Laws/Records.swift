// SPDX-License-Identifier: Apache-2.0

import Zhengzi

@testable import zhengzi_cli

extension Law {
  /// In every form of records: an idle pipeline gives the input back, another one the same however the input was cut.
  static let records = Law(
    "records", seed: { [2, 9] + Setting.seed($0, $1) },
    holds: { input in
      var input = input
      let form = forms[Int(input.byte()) % forms.count]
      let size = 1 + Int(input.byte())
      let setting = Setting.numbered(input.byte())
      let bytes = input.rest
      let idle = rewrite(bytes, form, Pipeline(stages: []), size: size)
      if idle != bytes { broken("\(form): \(shown(bytes)) became \(shown(idle)) without any stage") }
      let whole = rewrite(bytes, form, setting.pipeline, size: max(1, bytes.count))
      let joined = rewrite(bytes, form, setting.pipeline, size: size)
      if whole != joined { broken("\(form), \(setting.options), \(shown(bytes)): \(shown(whole)) at once, \(shown(joined)) by \(size)") }
      return true
    })

  private static let forms: [RecordForm] = [
    .null, .jsonl(JSONLOptions(fields: ["text", "a.b"])), .warc, .plain(isLineBuffered: true),
  ]

  static func rewrite(_ bytes: [UInt8], _ form: RecordForm, _ pipeline: Pipeline, size: Int) -> [UInt8] {
    let rewriter = form.rewriter(pipeline, Listening(changes: true, pairs: true, passages: true))
    var portion = Portion()
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + size)
      rewriter.push(bytes.span.extracting(start..<end), into: &portion)
      start = end
    }
    rewriter.finish(into: &portion)
    if portion.inputCount != bytes.count { broken("\(form): counts \(portion.inputCount) of \(bytes.count) bytes: \(shown(bytes))") }
    return portion.output
  }
}
