// SPDX-License-Identifier: Apache-2.0

/// The passages that a page shows: of each rule the doubtful first, up to a stated number, the same change once.
///
/// What is kept does not depend on `-j`. Memory: four times the stated number of passages for each rule.
struct Gallery {
  /// So many passages are shown of each first rule, changed ones and those left alone apart.
  static let mostOfARule = 40

  private var file = ""
  private var shelves: [Shelf: [[UInt8]: Kept]] = [:]
  /// How many passages there were.
  private(set) var count = 0

  private struct Shelf: Hashable {
    var rule: String
    var isNote: Bool
  }

  private struct Kept {
    var passage: Passage
    var confidence: Double
    /// Where it came among all passages.
    var place: Int
  }

  mutating func begin(_ name: String) {
    file = name
  }

  mutating func add(_ passages: [Passage]) {
    for passage in passages {
      guard let change = passage.changes.first else { continue }
      add(passage, to: Shelf(rule: change.rules.first?.description ?? "", isNote: change.isNote))
    }
  }

  private mutating func add(_ passage: Passage, to shelf: Shelf) {
    count += 1
    let signature = passage.signature
    var kept = shelves[shelf]?[signature] ?? Kept(passage: passage, confidence: passage.confidence, place: count)
    if kept.place == count { kept.passage.file = file } else { kept.passage.times += 1 }
    shelves[shelf, default: [:]][signature] = kept
    guard let all = shelves[shelf], all.count >= 4 * Self.mostOfARule else { return }
    let doubtful = all.sorted { Self.isBefore($0.value, $1.value) }.prefix(Self.mostOfARule)
    shelves[shelf] = Dictionary(doubtful.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// What was changed, the doubtful first.
  var changed: [Passage] { passages(isNote: false) }

  /// What was looked at and left alone, the doubtful first.
  var leftAlone: [Passage] { passages(isNote: true) }

  private func passages(isNote: Bool) -> [Passage] {
    let kept = shelves.filter { $0.key.isNote == isNote }.flatMap { $0.value.values.sorted(by: Self.isBefore).prefix(Self.mostOfARule) }
    return kept.sorted(by: Self.isBefore).map(\.passage)
  }

  /// By confidence; among equals as they came.
  private static func isBefore(_ a: Kept, _ b: Kept) -> Bool {
    (a.confidence, a.place) < (b.confidence, b.place)
  }
}
