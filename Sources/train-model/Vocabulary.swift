// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Which characters have a class of their own.
struct Vocabulary {
  /// For each code point below U+10000 its class.
  private(set) var classes = [UInt16](repeating: ModelFormat.unknown, count: 0x10000)
  private(set) var count = Int(ModelFormat.firstCharacter)
  /// For each class what it is counted beyond the text, so that no character of the encoding is impossible.
  private(set) var extraCounts: [Float] = [0.05, 0.5, 0, 0, 0, 0]

  /// - Parameters:
  ///   - frequencies: for each folded code point how often the text has it.
  ///   - extra: for each folded code point what it counts beyond the text; 0 where it need not be known.
  ///   - countsSpaces: whether a run of spaces is a token, as it is between the words of Korean.
  init(folding: Folding, frequencies: [Float], extra: [Float], countsSpaces: Bool) {
    var own = [UInt16](repeating: ModelFormat.unknown, count: 0x10000)
    for unit in 0..<0x10000 where frequencies[unit] >= 2 || extra[unit] > 0 {
      guard let fixed = Self.fixedClass(UInt16(unit), countsSpaces) else {
        guard count < ModelFormat.classLimit else { continue }
        own[unit] = UInt16(count)
        extraCounts.append(extra[unit])
        count += 1
        continue
      }
      own[unit] = fixed
    }
    for unit in 0..<0x10000 {
      let representative = Int(folding.representative[unit])
      classes[unit] = Self.fixedClass(UInt16(representative), countsSpaces) ?? own[representative]
      if classes[unit] == ModelFormat.unknown, Self.isHan(representative) { classes[unit] = ModelFormat.unknownHan }
    }
  }

  private static func fixedClass(_ unit: UInt16, _ countsSpaces: Bool) -> UInt16? {
    switch unit {
    case Folding.lineFeed: ModelFormat.lineFeed
    case Folding.digit: ModelFormat.digits
    case Folding.letter: ModelFormat.latin
    case Folding.space: countsSpaces ? nil : ModelFormat.skipped
    default: nil
    }
  }

  static func isHan(_ unit: Int) -> Bool { (0x3400...0x9FFF).contains(unit) || (0xF900...0xFAFF).contains(unit) }
}

extension Vocabulary {
  /// What each folded code point counts beyond the text, from where the encoding has it: the common characters of GB 2312 and its
  /// others; those of GBK alone count nothing.
  static func extraCounts(_ matrix: [[Substring]], folding: Folding) -> [Float] {
    var extra = [Float](repeating: 0, count: 0x10000)
    for row in matrix where row.count == 2 {
      guard let lead = Int(row[0], radix: 16) else { continue }
      for (index, cell) in row[1].split(separator: " ").enumerated() {
        guard let unit = Int(cell, radix: 16), unit > 0, !(0xE000...0xF8FF).contains(unit) else { continue }
        let trail = 0x40 + index + (index >= 0x3F ? 1 : 0)
        let weight: Float = trail < 0xA1 || lead < 0xA1 ? 0 : lead < 0xB0 ? 0.2 : lead < 0xD8 ? 1 : 0.3
        let folded = Int(folding.representative[unit])
        extra[folded] = max(extra[folded], weight)
      }
    }
    return extra
  }
}
