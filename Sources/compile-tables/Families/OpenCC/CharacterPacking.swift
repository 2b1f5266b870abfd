// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// What single characters become: pages of 64 entries, one for each run of the Basic Multilingual Plane, equal pages kept once.
///
/// An entry is the three bytes of the result, the first lowest; its top byte is 0, or says why the three bytes do not stand for it.
struct CharacterPacking {
  private(set) var pages: [UInt32] = []
  private var known: [[UInt32]: UInt16] = [:]

  /// The page of each run of 64 code points, for one configuration.
  mutating func index(_ characters: [UInt32: Scalars], compatibility: [UInt32: Scalars]) -> [UInt16] {
    (0..<1024).map { run in
      let page = (run << 6..<run << 6 + 64).map { Self.entry(UInt32($0), characters, compatibility) }
      if let number = known[page] { return number }
      let number = UInt16(pages.count / 64)
      pages += page
      known[page] = number
      return number
    }
  }

  private static func entry(_ codePoint: UInt32, _ characters: [UInt32: Scalars], _ compatibility: [UInt32: Scalars]) -> UInt32 {
    let kind: CharacterEntry.Kind
    switch codePoint {
    case 0..<0x800, 0xD800..<0xE000: kind = .illFormed
    case 0x2FF0...0x2FFF: kind = .description
    case _ where compatibility[codePoint] != nil: kind = .compatibility
    default: kind = .plain
    }
    if kind != .plain { return UInt32(kind.rawValue) << 24 }
    let bytes = (characters[codePoint] ?? [codePoint]).utf8
    if bytes.count != 3 { return UInt32(CharacterEntry.Kind.other.rawValue) << 24 }
    return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Pairs of code point and reference, sorted, of the characters whose entries do not hold their results.
  static func exceptions(_ characters: [UInt32: Scalars], _ pool: inout TextPool) -> [UInt32] {
    characters.keys.sorted().flatMap { codePoint -> [UInt32] in
      guard let result = characters[codePoint], codePoint > 0xFFFF || result.utf8.count != 3 else { return [] }
      return [codePoint, pool.reference(result)]
    }
  }
}
