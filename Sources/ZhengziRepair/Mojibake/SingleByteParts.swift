// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Stretches of a line that are East Asian UTF-8 read as windows-1252 or as ISO 8859-1, while the rest stands as it was written: told by
/// the characters alone, without a look at any model.
///
/// No text has four such characters in a row by chance, and nothing may be left over: where a letter of Latin-1 belongs to none of them,
/// or bytes may be lost, ``SingleByteReading`` weighs what speaks for it. Cost: 5 ns a character.
enum SingleByteParts {
  /// East Asian characters that must come out of one stretch.
  private static let least = 4

  /// The line as it was before, or `nil` where there is doubt.
  static func codes(of line: [UInt32]) -> [UInt32]? {
    guard line.contains(where: leads.contains) else { return nil }
    var result: [UInt32] = []
    result.reserveCapacity(line.count)
    var readers = Readers()
    var (run, longest) = (0, 0)
    var i = 0
    while i < line.count {
      if let (code, length) = character(line, i, &readers) {
        result.append(code)
        run += length == 3 ? 1 : 0
        longest = max(longest, run)
        i += length
      } else {
        guard stands(line[i]) else { return nil }
        result.append(line[i])
        run = line[i] < 0x80 ? run : 0
        i += 1
      }
    }
    return longest >= least && !readers.areTwo ? result : nil
  }

  /// The first characters of misread ones of three bytes.
  private static let leads: ClosedRange<UInt32> = 0xE2...0xEF

  /// Which of the two readers the characters so far can be of.
  private struct Readers {
    private var hasControl = false
    private var hasSign = false

    var areTwo: Bool { hasControl && hasSign }

    /// The byte that was read as a character, where it continues one of UTF-8.
    mutating func continuation(_ code: UInt32) -> UInt32? {
      if code >= 0x100 {
        hasSign = true
        return SingleByteCodec.windows1252.encode(code).flatMap { $0 >= 0x80 && $0 < 0xC0 ? UInt32($0) & 0x3F : nil }
      }
      guard code & 0xC0 == 0x80 else { return nil }
      if code < 0xA0, SingleByteCodec.windows1252.decode(UInt8(code)) != code { hasControl = true }
      return code & 0x3F
    }
  }

  /// The character that three characters were, or two beginning with Â or Ã.
  private static func character(_ line: [UInt32], _ i: Int, _ readers: inout Readers) -> (code: UInt32, length: Int)? {
    if line[i] | 1 == 0xC3, i + 1 < line.count, let second = readers.continuation(line[i + 1]) {
      return ((line[i] & 0x1F) << 6 | second, 2)
    }
    guard leads.contains(line[i]), i + 2 < line.count else { return nil }
    guard let second = readers.continuation(line[i + 1]), let third = readers.continuation(line[i + 2]) else { return nil }
    let code = (line[i] & 0x0F) << 12 | second << 6 | third
    return CharacterKind(code).isEastAsian || isSign(code) ? (code, 3) : nil
  }

  /// Whether a character can stand beside misread ones as it was written: neither reader has it, or it is a mark that text of East Asia has.
  private static func stands(_ code: UInt32) -> Bool {
    if code < 0x80 { return code != 0x3F }
    if CharacterKind(code).isEastAsian { return true }
    return isSign(code) && (code < 0x2028 || SingleByteCodec.windows1252.encode(code) == nil)
  }

  /// Whether it is a mark or a symbol beyond Latin-1.
  private static func isSign(_ code: UInt32) -> Bool { code >= 0x2010 && code < 0x2800 }
}
