// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// The three characters on either side of a place of three bytes; beyond the ends of its line ``ContextFormat/border`` stands.
struct Neighbours {
  /// The nearest first.
  private(set) var before = SIMD4<UInt32>(repeating: ContextFormat.border)
  private(set) var after = SIMD4<UInt32>(repeating: ContextFormat.border)
  /// Where the three before it start, as far as they stand in its line.
  private(set) var start: Int

  init(_ text: Text, at i: Int) {
    start = i
    for number in 0..<3 where start > 0 {
      let found = text.codePoint(before: start, floor: 0)
      if found.length == 0 || found.value == ContextFormat.border { break }
      before[number] = found.value
      start -= found.length
    }
    var end = i + 3
    for number in 0..<3 where end < text.count {
      let found = text.codePoint(at: end)
      if found.length == 0 || found.value == ContextFormat.border { break }
      after[number] = found.value
      end += found.length
    }
  }
}
