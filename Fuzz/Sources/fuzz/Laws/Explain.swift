// SPDX-License-Identifier: Apache-2.0

import Zhengzi

extension Law {
  /// The changes, applied to the input, give the output; they are disjoint, sorted, in range, named, and never split a character.
  static let explain = Law("explain") { input in
    var input = input
    let setting = Setting.numbered(input.byte())
    let text = input.rest
    let output = setting.pipeline.rewrite(text.span)
    // Bytes that are no text have no characters; what goes from between them may leave one.
    let isText = String(validating: text, as: UTF8.self) != nil
    var replayed: [UInt8] = []
    var done = 0
    for change in setting.pipeline.explain(text.span) {
      let complaint = { (what: String) -> Never in broken("\(setting.options) on \(shown(text)): \(what): \(change)") }
      guard change.input.lowerBound >= done, change.input.upperBound <= text.count else { complaint("out of order or range") }
      replayed += text[done..<change.input.lowerBound]
      if change.output.lowerBound != replayed.count { complaint("starts elsewhere in the output") }
      if change.before != Array(text[change.input]) { complaint("tells another text before") }
      replayed += change.after
      if change.output.upperBound != replayed.count { complaint("ends elsewhere in the output") }
      if change.rules.isEmpty || !(0...1).contains(change.confidence) { complaint("has no name or a strange confidence") }
      if change.line != 1 + text[..<change.input.lowerBound].count(where: { $0 == 0x0A }) { complaint("stands in another line") }
      if isText, splits(text, at: change.input) || splits(output, at: change.output) { complaint("splits a character") }
      done = change.input.upperBound
    }
    replayed += text[done...]
    if replayed != output { broken("\(setting.options) on \(shown(text)): replayed \(shown(replayed)), rewritten \(shown(output))") }
    return true
  }

  /// Whether an end of a range lies within a character.
  private static func splits(_ text: [UInt8], at range: Range<Int>) -> Bool {
    [range.lowerBound, range.upperBound].contains { $0 < text.count && text[$0] & 0xC0 == 0x80 }
  }
}
