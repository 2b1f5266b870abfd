// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Finds what changed between a text and what a black box made of it.
///
/// The edits replay exactly, whatever the box did. Where several alignments are possible they are cut at the nearest equal character.
enum Alignment {
  /// How far, in characters, an equal character is sought in the text before and after.
  private static let reach = (before: 64, after: 256)

  /// Writes `text` in place of `range` of the window, as copies and replacements.
  static func write(_ text: [UInt8], for range: Range<Int>, of window: Span<UInt8>, rule: Rule, into writer: inout Writer) {
    let after = text.span
    var old = scalarStarts(window, range)
    var new = scalarStarts(after, 0..<after.count)
    old.append(range.upperBound)
    new.append(after.count)
    var i = 0
    var j = 0
    while i < old.count - 1 || j < new.count - 1 {
      let (nextI, nextJ) = isEqual(window, old, i, after, new, j) ? (i, j) : resume(window, old, i, after, new, j)
      if nextI > i || nextJ > j {
        writer.replace(old[i]..<old[nextI], with: after.extracting(new[j]..<new[nextJ]), rule: rule)
      }
      (i, j) = (nextI, nextJ)
      let start = i
      while isEqual(window, old, i, after, new, j) { (i, j) = (i + 1, j + 1) }
      writer.copy(old[start]..<old[i], of: window)
    }
  }

  /// The nearest places after `i` and `j` where the texts meet again, or their ends.
  private static func resume(
    _ before: Span<UInt8>, _ old: [Int], _ i: Int, _ after: Span<UInt8>, _ new: [Int], _ j: Int
  ) -> (Int, Int) {
    let lastI = min(old.count - 1 - i, reach.before)
    let lastJ = min(new.count - 1 - j, reach.after)
    for distance in 1...(max(1, lastI + lastJ)) {
      for k in max(0, distance - lastJ)...max(0, distance - lastJ, min(distance, lastI)) {
        let (nextI, nextJ) = (i + k, j + distance - k)
        if nextI < old.count - 1, before[old[nextI]] != UInt8(ascii: " "), isEqual(before, old, nextI, after, new, nextJ) {
          return (nextI, nextJ)
        }
      }
    }
    return (old.count - 1, new.count - 1)
  }

  private static func isEqual(
    _ before: Span<UInt8>, _ old: [Int], _ i: Int, _ after: Span<UInt8>, _ new: [Int], _ j: Int
  ) -> Bool {
    guard i < old.count - 1, j < new.count - 1, old[i + 1] - old[i] == new[j + 1] - new[j] else { return false }
    for k in 0..<old[i + 1] - old[i] where before[old[i] + k] != after[new[j] + k] { return false }
    return true
  }

  private static func scalarStarts(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [Int] {
    range.filter { $0 == range.lowerBound || bytes[$0] & 0xC0 != 0x80 }
  }
}
