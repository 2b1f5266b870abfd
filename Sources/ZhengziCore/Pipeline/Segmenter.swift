// SPDX-License-Identifier: Apache-2.0

/// Cuts a document into windows at places that depend on its bytes alone, never on how they arrived.
///
/// A window ends after the last line feed of its first 64 KiB. Where one line is longer, it ends after the first sentence mark, space or
/// line feed beyond 64 KiB, and at the latest at the last character border before 128 KiB.
public struct Segmenter: Sendable {
  /// The size within which a line end is sought, in bytes.
  public static let size = 64 << 10
  /// No window is longer, in bytes.
  public static let longest = 2 * size

  /// The length of the window at the start of `bytes`, or `nil` where more bytes must be known first.
  ///
  /// - Parameters:
  ///   - bytes: what is known of the document from the window's start on.
  ///   - isEnd: whether the document ends with these bytes.
  public static func windowLength(_ bytes: Span<UInt8>, isEnd: Bool) -> Int? {
    if bytes.count < size { return isEnd && !bytes.isEmpty ? bytes.count : nil }
    if let feed = bytes.lastIndex(of: UInt8(ascii: "\n"), in: 0..<size) { return feed + 1 }
    if let cut = firstBreak(bytes, from: size, before: min(bytes.count, longest)) { return cut }
    if bytes.count >= longest { return characterBorder(bytes, before: longest) }
    return isEnd ? bytes.count : nil
  }

  /// The place after the first line feed, space, ASCII or CJK sentence mark that ends at `start` or later.
  private static func firstBreak(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int? {
    for i in start..<end {
      switch bytes[i] {
      case UInt8(ascii: "\n"), UInt8(ascii: " "): return i + 1
      case 0x82 where bytes[i - 2] == 0xE3 && bytes[i - 1] == 0x80: return i + 1  // 。
      case 0x81 where bytes[i - 2] == 0xEF && bytes[i - 1] == 0xBC: return i + 1  // ！
      case 0x9F where bytes[i - 2] == 0xEF && bytes[i - 1] == 0xBC: return i + 1  // ？
      default: continue
      }
    }
    return nil
  }

  /// The last place at or before `end` where a character may start; `end` itself where the bytes are not UTF-8.
  private static func characterBorder(_ bytes: Span<UInt8>, before end: Int) -> Int {
    var i = end
    if i == bytes.count { i -= 1 }
    while i > end - 4, bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return bytes[i] & 0xC0 == 0x80 ? end : i
  }
}
