// SPDX-License-Identifier: Apache-2.0

/// The layout of a language model's sections, shared by `train-model` and `LanguageModel`.
///
/// Classes are numbers below 16,384; costs are natural logarithms of 1/p in steps of 0.1, one byte each.
/// The two n-gram sections are hash tables of `u32` with linear probing:
///
///     trigrams   24 bits of fingerprint, 8 of cost
///     bigrams    16 bits of fingerprint, 8 of cost, 8 of back-off cost
///
/// An empty slot is 0; a slot's cost byte is never 0.
public enum ModelFormat {
  /// `u16` for each code point below U+10000: its class, or ``skipped``.
  public static let classes = "classes"
  /// Two bytes for each class: cost, back-off cost.
  public static let unigrams = "unigrams"
  public static let bigrams = "bigrams"
  public static let trigrams = "trigrams"

  /// The class of what carries no information, spaces above all.
  public static let skipped: UInt16 = 0xFFFF
  /// The class of a rare Han character.
  public static let unknownHan: UInt16 = 0
  /// The class of any other rare character.
  public static let unknown: UInt16 = 1
  /// The class of a line's start and end.
  public static let lineFeed: UInt16 = 2
  /// The class of a run of digits.
  public static let digits: UInt16 = 3
  /// The class of a run of Latin letters.
  public static let latin: UInt16 = 4
  /// In training: what may stand before a word of a word list.
  public static let anything: UInt16 = 5
  /// The first class that stands for one character.
  public static let firstCharacter: UInt16 = 6
  /// There are fewer classes than this.
  public static let classLimit = 1 << 14
  /// Costs are stored in steps of 1/`scale` nat.
  public static let scale: Float = 10

  /// The hash of two or three classes; the upper half chooses the slot, the lower half is the fingerprint.
  @inlinable @inline(__always)
  public static func hash(_ key: UInt64) -> UInt64 {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    return hash ^ hash >> 32
  }

  /// The slot where the search for a hash begins.
  @inlinable @inline(__always)
  public static func slot(_ hash: UInt64, of count: Int) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }

  @inlinable @inline(__always)
  public static func key(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> UInt64 {
    UInt64(a) << 28 | UInt64(b) << 14 | UInt64(c)
  }

  @inlinable @inline(__always)
  public static func key(_ a: UInt16, _ b: UInt16) -> UInt64 {
    UInt64(a) << 14 | UInt64(b)
  }
}
