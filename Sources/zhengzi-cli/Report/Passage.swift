// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Changes that stand close together, with the text around them: what a reader needs to judge them.
struct Passage: Sendable {
  enum Piece: Sendable {
    /// The same before and after.
    case text([UInt8])
    case change(Change)
  }

  /// The input's name; given by who gathers passages.
  var file = ""
  var record: Int?
  var field: String?
  /// The line of the first change, from 1.
  var line: Int
  var pieces: [Piece]
  /// How many passages with the same changes it stands for.
  var times = 1

  /// How many bytes of the line around a change are kept, and below which distance two changes stand together.
  private static let context = 90
  /// Changes beyond so many start another passage.
  private static let mostChanges = 40

  var changes: [Change] {
    pieces.compactMap { if case .change(let change) = $0 { change } else { nil } }
  }

  /// What tells passages apart whatever stands around their changes.
  var signature: [UInt8] {
    var bytes: [UInt8] = []
    for change in changes {
      for rule in change.rules { bytes += rule.description.utf8 }
      bytes.append(0xFF)
      bytes += change.before
      bytes.append(0xFF)
      bytes += change.after
      bytes.append(0xFF)
    }
    return bytes
  }

  /// The lowest confidence of its changes.
  var confidence: Double {
    changes.map(\.confidence).min() ?? 1
  }

  /// Groups changes into passages, what changed and what was left alone apart. Cost: linear in the changes and their context.
  ///
  /// - Parameters:
  ///   - changes: sorted and disjoint, all within the window.
  ///   - start: the place of the window in the document that the changes' places count from.
  static func group(_ changes: [Change], in window: Span<UInt8>, from start: Int) -> [Passage] {
    groupOfOneKind(changes.filter { !$0.isNote }, in: window, from: start)
      + groupOfOneKind(changes.filter(\.isNote), in: window, from: start)
  }

  private static func groupOfOneKind(_ changes: [Change], in window: Span<UInt8>, from start: Int) -> [Passage] {
    var passages: [Passage] = []
    var group: ArraySlice<Change> = []
    var end = 0
    for (i, change) in changes.enumerated() {
      if let last = group.last, !isClose(last, change, window, start) || group.count == mostChanges {
        passages.append(passage(group, in: window, from: start, after: &end))
        group = []
      }
      group = group.isEmpty ? changes[i...i] : changes[group.startIndex...i]
    }
    if !group.isEmpty { passages.append(passage(group, in: window, from: start, after: &end)) }
    return passages
  }

  /// Whether both stand in one line with little between them.
  private static func isClose(_ a: Change, _ b: Change, _ window: Span<UInt8>, _ start: Int) -> Bool {
    let gap = a.input.upperBound - start..<b.input.lowerBound - start
    guard gap.count <= 2 * context, gap.lowerBound >= 0, gap.upperBound <= window.count else { return false }
    return window.extracting(gap).firstIndex(of: UInt8(ascii: "\n")) == nil
  }

  /// - Parameter end: where the passage before ended in the window; set to the end of this one's last change.
  private static func passage(_ group: ArraySlice<Change>, in window: Span<UInt8>, from start: Int, after end: inout Int) -> Passage {
    var pieces: [Piece] = []
    var copied = lead(before: (group.first?.input.lowerBound ?? 0) - start, in: window, after: end)
    for change in group {
      let lower = min(max(change.input.lowerBound - start, copied), window.count)
      if copied < lower { pieces.append(.text(Array(window.extracting(copied..<lower)))) }
      pieces.append(.change(change))
      copied = min(max(change.input.upperBound - start, lower), window.count)
    }
    end = copied
    let tail = trail(after: copied, in: window)
    if copied < tail { pieces.append(.text(Array(window.extracting(copied..<tail)))) }
    return Passage(line: group.first?.line ?? 1, pieces: pieces)
  }

  /// Where the context before a place starts: at the line's start or a character's.
  private static func lead(before place: Int, in window: Span<UInt8>, after end: Int) -> Int {
    var start = min(max(place, 0), window.count)
    let lowest = max(end, start - context)
    while start > lowest, window[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    while start < place, start < window.count, window[start] & 0xC0 == 0x80 { start += 1 }
    return start
  }

  private static func trail(after place: Int, in window: Span<UInt8>) -> Int {
    var end = place
    let highest = min(window.count, place + context)
    while end < highest, window[end] != UInt8(ascii: "\n") { end += 1 }
    while end > place, end < window.count, window[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
