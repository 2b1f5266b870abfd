// SPDX-License-Identifier: Apache-2.0

/// An entry of a conversion's character table: three bytes of UTF-8, the first lowest, and above them what kind of entry it is.
public enum CharacterEntry {
  public enum Kind: UInt8, Sendable {
    /// The three bytes are the result.
    case plain = 0
    /// The result is longer or shorter than three bytes: it stands in the list of exceptions.
    case other
    /// A compatibility ideograph: OpenCC replaces it before all else.
    case compatibility
    /// An operator of an ideographic description sequence, which passes as it is.
    case description
    /// Three bytes that are no well-formed UTF-8.
    case illFormed
  }
}
