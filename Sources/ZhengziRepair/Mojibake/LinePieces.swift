// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Cuts a window into runs of whole lines and pieces of long ones, so that what a line costs does not grow with its length.
///
/// A line that is longer than `longest` ends after the last mark among its first so many bytes at which no character of two bytes can be
/// torn apart: a space, an ASCII mark below 40, which no codec has as a second byte, or a full-width mark. Where there is none, what was
/// read wrongly may have no other borders: then the first such mark beyond ends the piece.
enum LinePieces {
  /// No shorter line is cut, in bytes.
  static let longest = 4 << 10

  /// Calls `body` with each run in turn.
  static func forEach(in window: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < window.count {
      let end = end(of: window, from: start)
      body(start..<end)
      start = end
    }
  }

  private static func end(of window: Span<UInt8>, from start: Int) -> Int {
    let limit = start + longest
    guard limit < window.count else { return window.count }
    if let feed = window.lastIndex(of: 0x0A, in: start..<limit) { return feed + 1 }
    var i = limit
    while i > start + longest / 2 {
      if isMark(window, before: i) { return i }
      i -= 1
    }
    i = limit + 1
    while i < window.count, !isMark(window, before: i) { i += 1 }
    return i
  }

  /// Whether a space or mark ends here.
  private static func isMark(_ window: Span<UInt8>, before end: Int) -> Bool {
    let byte = window[end - 1]
    if byte < 0x80 { return byte < 0x40 && byte != UInt8(ascii: "?") && !(byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) }
    guard end >= 3 else { return false }
    switch (window[end - 3], window[end - 2], byte) {
    case (0xE3, 0x80, 0x80...0x82): return true  // ideographic space 、。
    case (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x9F): return true  // ！，；？
    default: return false
    }
  }
}
