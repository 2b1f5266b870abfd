// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// A line that is from end to end UTF-8 read as windows-1252 or as ISO 8859-1: told by its bytes alone, without a look at any model.
///
/// Text that happens to be well-formed so is not met where several characters of East Asia come out and nothing else is left over.
/// Cost: some 15 instructions a byte, less where the line soon turns out to be none.
enum SingleByteLine {
  /// East Asian characters that must come out.
  private static let least = 4

  /// The line as it was before, and how many layers were taken off; `nil` where it is none.
  static func text(of line: Span<UInt8>) -> (bytes: [UInt8], layers: Int)? {
    guard var bytes = peeled(line) else { return nil }
    var layers = 1
    while !isText(bytes.span) {
      guard layers < MojibakeLine.mostLayers, let next = peeled(bytes.span) else { return nil }
      bytes = next
      layers += 1
    }
    return (bytes, layers)
  }

  /// The bytes that were read as the line's characters, or `nil` where they are not UTF-8.
  private static func peeled(_ line: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    var pending = 0
    var hasChanged = false
    var i = 0
    while i < line.count {
      guard let (byte, length) = byte(line, i), follows(byte, &pending) else { return nil }
      bytes.append(byte)
      hasChanged = hasChanged || length > 1
      i += length
    }
    return pending == 0 && hasChanged ? bytes : nil
  }

  /// The byte that was read as the character at `i`, and how many bytes that takes.
  @inline(__always)
  private static func byte(_ line: Span<UInt8>, _ i: Int) -> (byte: UInt8, length: Int)? {
    let lead = line[i]
    if lead < 0x80 { return lead == UInt8(ascii: "?") ? nil : (lead, 1) }
    if lead & 0xFE == 0xC2, i + 1 < line.count, line[i + 1] & 0xC0 == 0x80 { return (line[i + 1] | lead << 6, 2) }
    guard let (code, length) = line.codePoint(at: i), let byte = SingleByteCodec.windows1252.encode(code) else { return nil }
    return (byte, length)
  }

  /// Whether a byte can come next in UTF-8; `pending` is how many bytes its character still wants.
  @inline(__always)
  private static func follows(_ byte: UInt8, _ pending: inout Int) -> Bool {
    if pending > 0 {
      pending -= 1
      return byte & 0xC0 == 0x80
    }
    switch byte {
    case ..<0x80: return true
    case 0xC2..<0xE0: pending = 1
    case 0xE0..<0xF0: pending = 2
    case 0xF0..<0xF5: pending = 3
    default: return false
    }
    return true
  }

  /// Whether it is well-formed UTF-8 with characters of East Asia.
  private static func isText(_ bytes: Span<UInt8>) -> Bool {
    var count = 0
    var i = 0
    while i < bytes.count {
      guard let (code, length) = bytes.codePoint(at: i) else { return false }
      if length == 3, CharacterKind(code).isEastAsian { count += 1 }
      i += length
    }
    return count >= least
  }
}
