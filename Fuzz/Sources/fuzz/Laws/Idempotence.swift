// SPDX-License-Identifier: Apache-2.0

import Zhengzi

extension Law {
  /// Running the result through the same options again changes nothing.
  static let idempotence = Law("idempotence") { input in
    var input = input
    let setting = Setting.numbered(input.byte())
    let text = input.rest
    guard setting.isIdempotent, String(validating: text, as: UTF8.self) != nil else { return false }
    let once = setting.pipeline.rewrite(text.span)
    let twice = setting.second.rewrite(once.span)
    if once != twice { broken("\(setting.options) on \(shown(text)): once \(shown(once)), twice \(shown(twice))") }
    return true
  }
}
