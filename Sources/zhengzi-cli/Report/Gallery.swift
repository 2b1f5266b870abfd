// SPDX-License-Identifier: Apache-2.0

/// The passages that a page shows: of each kind the doubtful first, up to a stated number. What is kept does not depend on `-j`.
struct Gallery {
  /// So many passages are shown of each first rule, changed ones and those left alone apart.
  static let mostOfARule = 60

  private var file = ""
  private var shelves: [Shelf: [Passage]] = [:]
  /// How many passages there were.
  private(set) var count = 0

  private struct Shelf: Hashable {
    var rule: String
    var isNote: Bool
  }

  mutating func begin(_ name: String) {
    file = name
  }

  mutating func add(_ passages: [Passage]) {
    for var passage in passages {
      guard let change = passage.changes.first else { continue }
      count += 1
      passage.file = file
      let shelf = Shelf(rule: change.rules.first?.description ?? "", isNote: change.isNote)
      shelves[shelf, default: []].append(passage)
      if shelves[shelf, default: []].count >= 4 * Self.mostOfARule { shelves[shelf] = Self.mostDoubtful(shelves[shelf] ?? []) }
    }
  }

  /// What was changed, the doubtful first.
  var changed: [Passage] { passages(isNote: false) }

  /// What was looked at and left alone, the doubtful first.
  var leftAlone: [Passage] { passages(isNote: true) }

  private func passages(isNote: Bool) -> [Passage] {
    let kept = shelves.filter { $0.key.isNote == isNote }.sorted { $0.key.rule < $1.key.rule }.flatMap { Self.mostDoubtful($0.value) }
    return Self.sorted(kept)
  }

  private static func mostDoubtful(_ passages: [Passage]) -> [Passage] {
    Array(sorted(passages).prefix(mostOfARule))
  }

  /// By confidence; among equals as they came.
  private static func sorted(_ passages: [Passage]) -> [Passage] {
    let keyed = passages.enumerated().map { (place: $0.offset, confidence: $0.element.confidence, passage: $0.element) }
    return keyed.sorted { ($0.confidence, $0.place) < ($1.confidence, $1.place) }.map(\.passage)
  }
}
