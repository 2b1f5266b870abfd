// SPDX-License-Identifier: Apache-2.0

/// Half-width katakana → full-width; ﾞ and ﾟ join the character before them where such a character exists.
///
/// Source: Unicode 15.0, the compatibility decompositions of U+FF66-FF9F and the compositions with U+3099 and U+309A.
enum Katakana {
  static func apply(to line: inout Line) {
    var i = 1
    while i < line.tokens.count - 1 {
      guard let plain = full(line[i].code) else {
        i += 1
        continue
      }
      let isPair = joined(plain, line[i + 1].code) != nil
      line.splices.append(Splice(range: i..<(isPair ? i + 2 : i + 1), codes: ShortText(joined(plain, line[i + 1].code) ?? plain)))
      i += isPair ? 2 : 1
    }
    line.applySplices(.width)
  }

  private static func full(_ code: UInt32) -> UInt32? {
    guard (0xFF66...0xFF9F).contains(code) else { return nil }
    return table[Int(code) - 0xFF66]
  }

  private static let table = Array(
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜".unicodeScalars.map(\.value))

  /// The character with the voiced or half-voiced mark.
  private static func joined(_ plain: UInt32, _ mark: UInt32) -> UInt32? {
    switch (mark, plain) {
    case (0xFF9E, 0x30A6): 0x30F4
    case (0xFF9E, 0x30AB...0x30C2) where plain % 2 == 1: plain + 1
    case (0xFF9E, 0x30C4...0x30C8) where plain % 2 == 0: plain + 1
    case (0xFF9E, 0x30CF...0x30DB) where plain % 3 == 0x30CF % 3: plain + 1
    case (0xFF9F, 0x30CF...0x30DB) where plain % 3 == 0x30CF % 3: plain + 2
    case (0xFF9E, 0x30EF): 0x30F7
    case (0xFF9E, 0x30F2): 0x30FA
    default: nil
    }
  }
}
