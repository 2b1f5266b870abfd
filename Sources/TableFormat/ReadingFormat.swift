// SPDX-License-Identifier: Apache-2.0

/// The usual reading of a character.
public struct UsualReading: Sendable {
  /// Syllables are numbered from 1 to this.
  public static let lastSyllable = 0xFFF

  public let bits: UInt16

  @inlinable
  public init(bits: UInt16) {
    self.bits = bits
  }

  public init(syllable: UInt16, isRuled: Bool) {
    bits = syllable | (isRuled ? 1 << 15 : 0)
  }

  /// The number of the syllable; 0 where the character has no reading.
  @inlinable public var syllable: UInt16 { bits & 0xFFF }
  /// Whether a rule may read the character where it stands as a word of its own.
  @inlinable public var isRuled: Bool { bits & 1 << 15 != 0 }
}

/// What may stand on one side of a character that a rule reads.
public struct NeighbourKinds: OptionSet, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  public static let anything = NeighbourKinds(rawValue: 1 << 0)
  /// A digit or a numeral.
  public static let number = NeighbourKinds(rawValue: 1 << 1)
  /// The border of a run of Han.
  public static let border = NeighbourKinds(rawValue: 1 << 2)
  /// A verb or an adjective.
  public static let predicate = NeighbourKinds(rawValue: 1 << 3)
  /// A certain word somewhere before.
  public static let earlierWord = NeighbourKinds(rawValue: 1 << 4)
  /// A certain word somewhere behind.
  public static let laterWord = NeighbourKinds(rawValue: 1 << 5)
  /// A verb that ends a clause somewhere behind.
  public static let laterVerb = NeighbourKinds(rawValue: 1 << 6)
}
