// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// What changed in a line: the bytes between the first and the last that differ, widened to whole characters.
struct LineChange {
  /// Byte offsets in the line.
  var range: Range<Int>
  /// What stands there now.
  var text: [UInt8]
  var confidence: Double

  init(range: Range<Int>, text: [UInt8], confidence: Double) {
    self.range = range
    self.text = text
    self.confidence = confidence
  }

  /// `nil` where the two are equal.
  init?(_ before: Span<UInt8>, _ after: [UInt8], confidence: Double) {
    let shorter = min(before.count, after.count)
    var start = 0
    while start < shorter, before[start] == after[start] { start += 1 }
    if start == before.count, start == after.count { return nil }
    while start > 0, !Self.isBorder(before, start) || !Self.isBorder(after.span, start) { start -= 1 }
    var tail = 0
    while tail < shorter - start, before[before.count - 1 - tail] == after[after.count - 1 - tail] { tail += 1 }
    while tail > 0, !Self.isBorder(before, before.count - tail) || !Self.isBorder(after.span, after.count - tail) { tail -= 1 }
    range = start..<before.count - tail
    text = Array(after[start..<after.count - tail])
    self.confidence = confidence
  }

  private static func isBorder(_ bytes: Span<UInt8>, _ i: Int) -> Bool {
    i == bytes.count || bytes[i] & 0xC0 != 0x80
  }
}

/// Where lines end.
enum LineEnd {
  /// The place after the line feed that ends the line, or the end of the window.
  static func next(_ window: Span<UInt8>, from start: Int) -> Int {
    var i = start
    while i < window.count {
      i += 1
      if window[i - 1] == UInt8(ascii: "\n") { return i }
    }
    return i
  }
}
