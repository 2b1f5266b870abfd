// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Finds the lines of a window that hold a stretch of surprising characters: the kernel that every window passes, sound ones too.
///
/// Surprises are added up along the line, never below zero (a CUSUM test), so that half a line or a word is found as well as a whole one.
/// Cost: about 1 ns a character.
struct SurpriseScan {
  /// The sum, in quarter nats, from which a line is looked at closely.
  private static let limit: Int32 = 40

  /// Calls `body` with the bytes of each line, its line feed included, that is worth a closer look.
  static func lines(of window: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    let surprise = CodecTables.shared.surprise
    guard surprise.count == 0x10000 else { return }
    window.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let table = surprise.pointer.baseAddress else { return }
      scan(base, bytes.count, table, body)
    }
  }

  private static func scan(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ surprise: UnsafePointer<Int8>, _ body: (Range<Int>) -> Void
  ) {
    var start = 0
    var i = 0
    var sum: Int32 = 0
    while i < count {
      // SAFETY: `i` is below `count`; the two bytes after it are read only where they are, too. The table has an entry for each 16 bits.
      let lead = bytes[i]
      if lead < 0x80 {
        i += 1
        if lead == 0x0A {
          start = i
          sum = 0
        } else {
          sum = max(0, sum + Int32(surprise[Int(lead)]))
        }
      } else if lead >= 0xE0, lead < 0xF0, i + 2 < count {
        let code = UInt32(lead & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
        i += 3
        sum = max(0, sum + Int32(surprise[Int(code)]))
      } else if lead < 0xE0, i + 1 < count {
        sum = max(0, sum + Int32(surprise[Int(UInt32(lead & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F))]))
        i += 2
      } else {
        i += 1
      }
      if sum >= limit {
        while i < count, bytes[i] != 0x0A { i += 1 }
        let end = min(i + 1, count)
        body(start..<end)
        start = end
        i = end
        sum = 0
      }
    }
  }
}
