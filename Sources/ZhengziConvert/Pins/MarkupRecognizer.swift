// SPDX-License-Identifier: Apache-2.0

/// Finds web addresses, code between backticks, and MediaWiki's `-{ … }-`, each within one line.
struct MarkupRecognizer: PinRecognizer {
  func find(_ text: Text) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var i = 0
    while i < text.count {
      if i &+ 8 <= text.count, !Self.mayStart(text.start.loadUnaligned(fromByteOffset: i, as: UInt64.self)) {
        i &+= 8
        continue
      }
      let end: Int? =
        switch text.byte(i) {
        case UInt8(ascii: "`"): codeEnd(text, i)
        case UInt8(ascii: ":"): addressEnd(text, i)
        case UInt8(ascii: "-"): markerEnd(text, i)
        default: nil
        }
      if let end {
        found.append(i..<end)
        i = end
      } else {
        i += 1
      }
    }
    return found
  }

  /// Whether one of eight bytes is a backtick, a colon or a hyphen (a few others say yes, too).
  @inline(__always)
  private static func mayStart(_ word: UInt64) -> Bool {
    func hasZero(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 }
    let tick = hasZero(word ^ 0x6060_6060_6060_6060)
    let colon = hasZero(word ^ 0x3A3A_3A3A_3A3A_3A3A)
    let hyphen = hasZero(word ^ 0x2D2D_2D2D_2D2D_2D2D)
    return tick | colon | hyphen != 0
  }

  /// One past the backticks that close those at a place.
  private func codeEnd(_ text: Text, _ start: Int) -> Int? {
    let length = ticks(text, start)
    var i = start + length
    while i < text.count, text.byte(i) != UInt8(ascii: "\n") {
      let run = ticks(text, i)
      if run == length { return i + run }
      i += max(run, 1)
    }
    return start + length
  }

  private func ticks(_ text: Text, _ start: Int) -> Int {
    var i = start
    while i < text.count, text.byte(i) == UInt8(ascii: "`") { i += 1 }
    return i - start
  }

  /// One past the address whose scheme ends at a place: `://`, then all up to white space, ASCII brackets or quotes, or full-width marks.
  private func addressEnd(_ text: Text, _ start: Int) -> Int? {
    guard start + 3 < text.count, text.byte(start + 1) == UInt8(ascii: "/"), text.byte(start + 2) == UInt8(ascii: "/") else { return nil }
    var i = start + 3
    while i < text.count {
      let (value, length) = text.codePoint(at: i)
      if length == 0 || value <= 0x20 || (0x3000...0x303F).contains(value) || (0xFF00...0xFF65).contains(value) { break }
      if value < 0x80, "<>\"'()[]{}`".utf8.contains(UInt8(value)) { break }
      i += length
    }
    return i
  }

  /// One past `}-`, where `-{` opens at a place.
  private func markerEnd(_ text: Text, _ start: Int) -> Int? {
    guard start + 1 < text.count, text.byte(start + 1) == UInt8(ascii: "{") else { return nil }
    var i = start + 2
    while i + 1 < text.count, text.byte(i) != UInt8(ascii: "\n") {
      if text.byte(i) == UInt8(ascii: "}"), text.byte(i + 1) == UInt8(ascii: "-") { return i + 2 }
      i += 1
    }
    return nil
  }
}
