// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// How characters are read that stand as words of their own, by their neighbours.
///
/// Source: the sections `rules` and `sets` of the table.
struct ContextRules: Sendable {
  private let rules = RomanizationTables.shared.rules
  /// The place of the first rule of each simplified character, and one past its last.
  private var places: [UInt16: Range<Int>] = [:]

  private static let length = 4

  init() {
    var start = 0
    while start < rules.count {
      var end = start
      while end < rules.count, rules[end] == rules[start] { end += Self.length }
      places[rules[start]] = start..<end
      start = end
    }
  }

  /// The syllable of the first rule that fits the character at `i`, or `nil`.
  ///
  /// - Parameters:
  ///   - left: the simplified character before it, 0 at the border of the run.
  ///   - right: the simplified character after it, 0 at the border of the run.
  func syllable(at i: Int, of items: borrowing HanRun, left: UInt16, right: UInt16) -> UInt16? {
    guard let range = places[items[i].form] else { return nil }
    for rule in stride(from: range.lowerBound, to: range.upperBound, by: Self.length) {
      let (before, after) = (Neighbours(place: rules[rule + 2]), Neighbours(place: rules[rule + 3]))
      if before.fit(left, isPredicate: i > 0 && items[i - 1].endsPredicate, beside: i, items),
        after.fit(right, isPredicate: false, beside: i, items)
      {
        return rules[rule + 1]
      }
    }
    return nil
  }
}

/// What may stand on one side of a character.
private struct Neighbours {
  private static let attributive: UInt16 = 0x7684  // 的

  private let sets = RomanizationTables.shared.neighbours
  private let place: Int
  private let kinds: NeighbourKinds

  init(place: UInt16) {
    self.place = Int(place)
    kinds = NeighbourKinds(rawValue: sets[self.place])
  }

  /// The word that ``NeighbourKinds/earlierWord`` or ``NeighbourKinds/laterWord`` means.
  private var word: UInt16 { sets[place + 1] }

  /// - Parameter form: the simplified character, 0 at the border of a run of Han.
  func fit(_ form: UInt16, isPredicate: Bool, beside i: Int, _ items: borrowing HanRun) -> Bool {
    if kinds.contains(.anything) || isPredicate && kinds.contains(.predicate) || form == 0 && kinds.contains(.border) { return true }
    if kinds.contains(.number), Self.isNumber(form) { return true }
    return contains(form) || hasWord(beside: i, items)
  }

  private func contains(_ form: UInt16) -> Bool {
    var (low, high) = (place + 3, place + 3 + Int(sets[place + 2]))
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if sets[middle] < form { low = middle + 1 } else { high = middle }
    }
    return low < end && sets[low] == form
  }

  private static func isNumber(_ form: UInt16) -> Bool {
    guard let scalar = Unicode.Scalar(form) else { return false }
    switch scalar {
    case "0"..."9", "０"..."９", "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿", "两": return true
    default: return false
    }
  }

  /// Whether the word that is wanted stands somewhere before or behind.
  private func hasWord(beside i: Int, _ items: borrowing HanRun) -> Bool {
    if kinds.contains(.earlierWord) { return (0..<i).contains { isWord($0, items) } }
    if kinds.contains(.laterWord) { return (i + 1..<items.count).contains { isWord($0, items) } }
    if kinds.contains(.laterVerb) { return (i + 1..<items.count).contains { endsClause($0, after: i, items) } }
    return false
  }

  private func isWord(_ k: Int, _ items: borrowing HanRun) -> Bool {
    items[k].form == word && items.isSingle(k)
  }

  /// Whether a verb ends at `k` that 的 does not follow, or some predicate that ends the run and does not stand alone after `i`.
  private func endsClause(_ k: Int, after i: Int, _ items: borrowing HanRun) -> Bool {
    let isLast = k + 1 == items.count
    if items[k].endsVerb { return isLast || items[k + 1].form != Self.attributive }
    guard isLast, items[k].endsPredicate, !items[k - 1].endsWord else { return false }
    return (i + 1..<k).contains { items[$0].endsWord }
  }
}
