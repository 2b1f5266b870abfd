// SPDX-License-Identifier: Apache-2.0

/// Cuts a window into the pieces that a transform sees at once, at places that depend on the bytes alone.
enum LinePieces {
  /// Above this size, in bytes, a line is cut after a space or a sentence mark.
  static let size = 2 << 10

  /// The end of the piece that starts at `start`: after its line feed, or after a break once it is long.
  static func end(_ window: Span<UInt8>, from start: Int) -> Int {
    var i = start
    while i < window.count {
      let byte = window[i]
      i += 1
      if byte == UInt8(ascii: "\n") || i - start > size && isBreak(window, i) { return i }
    }
    return window.count
  }

  /// Whether a space, 。, ！ or ？ ends at `end`.
  private static func isBreak(_ window: Span<UInt8>, _ end: Int) -> Bool {
    switch window[end - 1] {
    case UInt8(ascii: " "): true
    case 0x82: window[end - 2] == 0x80 && window[end - 3] == 0xE3
    case 0x81, 0x9F: window[end - 2] == 0xBC && window[end - 3] == 0xEF
    default: false
    }
  }
}
