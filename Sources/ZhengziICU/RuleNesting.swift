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
    for (sign, place) in RuleSigns(rules) {
      switch sign {
      case UInt8(ascii: ";"): depth = 0
      case UInt8(ascii: ")"): depth = max(0, depth - 1)
      case UInt8(ascii: "("):
        depth += 1
        if depth > deepest { return place }
      default: break
      }
    }
    return nil
  }
}
