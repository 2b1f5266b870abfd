// SPDX-License-Identifier: Apache-2.0

/// The ASCII signs of transform rules that stand for themselves, with their places in UTF-16 units.
///
/// Left out is what stands in quotes, in comments, in sets `[ ]` and behind a backslash. Within a set an apostrophe quotes nothing, as in
/// ICU's own parser of sets.
struct RuleSigns: Sequence, IteratorProtocol {
  private let rules: [UInt16]
  private var i = 0
  /// How many sets are open.
  private var sets = 0

  init(_ rules: [UInt16]) {
    self.rules = rules
  }

  mutating func next() -> (sign: UInt8, place: Int)? {
    while i < rules.count {
      let place = i
      i += 1
      guard let sign = UInt8(exactly: rules[place]) else { continue }
      switch sign {
      case UInt8(ascii: "\\"): i += 1
      case UInt8(ascii: "["): sets += 1
      case UInt8(ascii: "]"): sets = Swift.max(0, sets - 1)
      case _ where sets > 0: continue
      case UInt8(ascii: "'"): skip(behind: 0x27)
      case UInt8(ascii: "#"): skip(behind: 0x0A)
      default: return (sign, place)
      }
    }
    return nil
  }

  private mutating func skip(behind end: UInt16) {
    while i < rules.count, rules[i] != end { i += 1 }
    i += 1
  }
}
