// SPDX-License-Identifier: Apache-2.0

/// The layout of the sections of the family `gbk`, shared by its writer and its reader.
///
/// A pair is a lead byte (81–FE) and a trail byte (40–FE, without 7F) as one number; its cell is its index in the sections by character.
public enum GBKFormat {
  /// `u16` for each cell: its code point, or 0.
  public static let decoding = "decoding"
  /// `u16` for each code point below U+10000: its pair, or 0.
  public static let encoding = "encoding"
  /// A byte for each cell: a ``Form``.
  public static let forms = "forms"
  /// `u64`, ascending: syllables as ``packed(_:)`` makes them.
  public static let syllables = "syllables"
  /// `u16` for each cell and one more: where its readings start.
  public static let readingStarts = "reading-starts"
  /// `u16`: numbers of syllables, with ``leading`` added to those that some source names first.
  public static let readings = "readings"
  /// Marks a reading that some source names first.
  public static let leading: UInt16 = 0x8000
  /// `u16` for each syllable and one more: where its characters start.
  public static let characterStarts = "character-starts"
  /// `u16`: pairs outside GB 2312.
  public static let characters = "characters"

  public static let cellCount = 126 * 192

  /// What kind of character a cell holds.
  public enum Form: UInt8, Sendable {
    /// Unassigned.
    case none
    /// In Microsoft's user-defined areas.
    case privateUse
    /// No Han character.
    case symbol
    /// Written so in both scripts.
    case common
    /// The Traditional form of another character.
    case traditional
    /// Not used in Traditional text.
    case simplified
    /// A rare variant of another character.
    case variant
  }

  /// The index of a pair whose bytes are in range.
  @inlinable @inline(__always)
  public static func cell(_ pair: UInt16) -> Int { Int(pair >> 8 &- 0x81) &* 192 &+ Int(pair & 0xFF &- 0x40) }

  /// The pair of an index.
  @inlinable
  public static func pair(_ cell: Int) -> UInt16 { UInt16(cell / 192 + 0x81) << 8 | UInt16(cell % 192 + 0x40) }

  /// Whether two bytes can be a pair.
  @inlinable @inline(__always)
  public static func isPair(_ lead: UInt8, _ trail: UInt8) -> Bool {
    lead >= 0x81 && lead <= 0xFE && trail >= 0x40 && trail <= 0xFE && trail != 0x7F
  }

  /// Whether a pair lies in the rows of GB 2312.
  @inlinable @inline(__always)
  public static func isGB2312(_ pair: UInt16) -> Bool {
    pair >> 8 >= 0xA1 && pair >> 8 <= 0xF7 && pair & 0xFF >= 0xA1
  }

  /// A syllable's UTF-8 as one number: up to eight bytes, the first one lowest.
  @inlinable
  public static func packed(_ syllable: some Sequence<UInt8>) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    for byte in syllable {
      value |= UInt64(byte) << shift
      shift += 8
    }
    return value
  }

  /// A syllable's UTF-8 without its tone mark.
  public static func withoutTone(_ syllable: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var i = 0
    while i < syllable.count {
      let byte = syllable[i]
      guard byte >= 0x80, i + 1 < syllable.count else {
        plain.append(byte)
        i += 1
        continue
      }
      plain += toneless(UInt16(byte & 0x1F) << 6 | UInt16(syllable[i + 1] & 0x3F))
      i += 2
    }
    return plain
  }

  private static func toneless(_ letter: UInt16) -> [UInt8] {
    switch letter {
    case 0x101, 0xE1, 0x1CE, 0xE0: [UInt8(ascii: "a")]
    case 0x113, 0xE9, 0x11B, 0xE8, 0xEA: [UInt8(ascii: "e")]
    case 0x12B, 0xED, 0x1D0, 0xEC: [UInt8(ascii: "i")]
    case 0x14D, 0xF3, 0x1D2, 0xF2: [UInt8(ascii: "o")]
    case 0x16B, 0xFA, 0x1D4, 0xF9: [UInt8(ascii: "u")]
    case 0x1D6, 0x1D8, 0x1DA, 0x1DC, 0xFC: [0xC3, 0xBC]
    case 0x144, 0x148, 0x1F9: [UInt8(ascii: "n")]
    default: []
    }
  }
}
