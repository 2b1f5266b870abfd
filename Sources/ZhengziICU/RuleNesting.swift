// SPDX-License-Identifier: Apache-2.0

/// How deep the segments `( )` of transform rules lie in one another.
///
/// ICU's parser takes twice as long for each `(` that is never closed: 30 of them keep it busy for minutes.
enum RuleNesting {
  /// Deeper than any use of segments, and no time at all.
  static let deepest = 12

  /// The place in UTF-16 units of the first `(` beyond the limit; `nil` where there is none.
  static func firstTooDeep(in rules: [UInt16]) -> Int? {
    var depth = 0
    var sets = 0
    var i = 0
    while i < rules.count {
      switch UInt8(exactly: rules[i]) {
      case UInt8(ascii: "\\"): i += 1
      case UInt8(ascii: "'"): i = rules[(i + 1)...].firstIndex(of: 0x27) ?? rules.count
      case UInt8(ascii: "#") where sets == 0: i = rules[i...].firstIndex(of: 0x0A) ?? rules.count
      case UInt8(ascii: "["): sets += 1
      case UInt8(ascii: "]"): sets = max(0, sets - 1)
      case UInt8(ascii: ";") where sets == 0: depth = 0
      case UInt8(ascii: ")") where sets == 0: depth = max(0, depth - 1)
      case UInt8(ascii: "(") where sets == 0:
        depth += 1
        if depth > deepest { return i }
      default: break
      }
      i += 1
    }
    return nil
  }
}
