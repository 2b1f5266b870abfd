// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziDecode

extension Law {
  /// Any bytes decode from any encoding: to UTF-8 unless invalid bytes are kept, and the same however they were cut.
  static let decoding = Law(
    "decoding", seed: { _, text in [0, 0, 3] + text },
    holds: { input in
      var input = input
      let encoding = inputs[Int(input.byte()) % inputs.count]
      let policy = InvalidBytes.allCases[Int(input.byte()) % InvalidBytes.allCases.count]
      let size = 1 + Int(input.byte())
      let bytes = input.rest
      let whole = decode(bytes, encoding, policy, size: max(1, bytes.count))
      let joined = decode(bytes, encoding, policy, size: size)
      if whole != joined { broken("\(encoding) \(policy) on \(shown(bytes)): \(shown(whole)) at once, \(shown(joined)) by \(size)") }
      if policy == .replace, String(validating: whole, as: UTF8.self) == nil {
        broken("\(encoding) on \(shown(bytes)): \(shown(whole)) is no UTF-8")
      }
      return true
    })

  private static let inputs: [InputEncoding] =
    [.auto, .autoLine] + TextEncoding.allCases.map { .encoding($0) }
    + ["ISO-2022-CN", "ISO-2022-JP", "HZ", "UTF-7", "EBCDIC-CP-US"].map { .converter($0) }

  private static func decode(_ bytes: [UInt8], _ encoding: InputEncoding, _ policy: InvalidBytes, size: Int) -> [UInt8] {
    guard let decoder = try? TextDecoder(encoding, invalid: policy) else { broken("no decoder for \(encoding)") }
    var output: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + size)
      decoder.push(bytes.span.extracting(start..<end), into: &output)
      start = end
    }
    decoder.finish(into: &output)
    return output
  }
}
