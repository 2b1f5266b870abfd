// SPDX-License-Identifier: Apache-2.0

import Zhengzi

extension Law {
  /// What comes out does not depend on how the input was cut.
  static let chunks = Law(
    "chunks", seed: { [7] + Setting.seed($0, $1) },
    holds: { input in
      var input = input
      var random = UInt64(input.byte()) | 1 << 32
      let setting = Setting.numbered(input.byte())
      // Now and then a document of two windows.
      let text = random & 15 == 15 ? repeated(input.rest, to: 70_000) : input.rest
      let whole = setting.pipeline.rewrite(text.span)
      let stream = setting.pipeline.stream()
      var joined: [UInt8] = []
      var start = 0
      while start < text.count {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let limit = [3, 40, 5000, 100_000][Int(random >> 60) & 3]
        let end = min(text.count, start + Int(random >> 33) % limit + 1)
        stream.push(text.span.extracting(start..<end)) { joined += Array($0) }
        start = end
      }
      stream.endDocument { joined += Array($0) }
      if joined != whole { broken("\(setting.options) on \(shown(text)): \(shown(whole)) at once, \(shown(joined)) in chunks") }
      return true
    })

  private static func repeated(_ text: [UInt8], to count: Int) -> [UInt8] {
    guard !text.isEmpty else { return [] }
    var output: [UInt8] = []
    while output.count < count { output += text }
    return output
  }
}
