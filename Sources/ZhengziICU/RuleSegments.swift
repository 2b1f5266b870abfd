// SPDX-License-Identifier: Apache-2.0

/// References `$1` to segments `( )` that their transform rule does not have.
///
/// ICU 72 notices some of them only after it has begun to build the rule, and then frees memory that it has never set.
enum RuleSegments {
  /// The place in UTF-16 units of the first such reference; `nil` where there is none.
  static func firstMissing(in rules: [UInt16]) -> Int? {
    var closed = 0
    var open = 0
    var highest = (number: 0, place: 0)
    for (sign, place) in RuleSigns(rules) {
      switch sign {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")") where open > 0: (open, closed) = (open - 1, closed + 1)
      case UInt8(ascii: "$"):
        let number = number(in: rules, at: place + 1)
        if number > highest.number { highest = (number, place) }
      case UInt8(ascii: ";"):
        if highest.number > closed { return highest.place }
        (closed, open, highest) = (0, 0, (0, 0))
      default: break
      }
    }
    return highest.number > closed ? highest.place : nil
  }

  /// The number that starts at a place; 0 where none does, and no more than 1,000.
  private static func number(in rules: [UInt16], at start: Int) -> Int {
    rules[min(start, rules.count)...].prefix { (0x30...0x39).contains($0) }.reduce(0) { min(1000, 10 * $0 + Int($1) - 0x30) }
  }
}
