// SPDX-License-Identifier: Apache-2.0

/// The layout of a configuration's changes: a table of `place << 9 | flags << 6 | tag`, by the hash of a key's first three code points (of two and 0).
///
/// A free slot is 0; what does not fit into its slot stands in the next free one, the longest key first. At the place stand, one behind
/// the other, the length of the key in bytes, the key, the length of its result (0 for what must be taken stepwise), and the result. Where segments
/// extend a phrase, a mask of what follows it in them stands before all that.
public enum ChangeFormat {
  /// The bits of the tag.
  public static let tags: UInt32 = 0x3F
  /// The phrase matches between segments only.
  public static let run: UInt32 = 0x40
  /// No other phrase can take its place: of a segment, none at all; of a run, none but a segment that starts at its first or last character.
  public static let settled: UInt32 = 0x80
  /// The phrase of a run starts where no segment can start.
  public static let alone: UInt32 = 0x100
  /// How far the place is shifted to the left.
  public static let placeShift: UInt32 = 9

  /// Six bits of a hash that its slot does not tell.
  @inlinable @inline(__always)
  public static func tag(_ hash: UInt32, shift: UInt32) -> UInt32 { hash &>> (shift &- 6) & tags }

  /// The bit that stands for a code point in the mask of a phrase that segments extend: one of 32.
  ///
  /// Most texts go on otherwise than the segments do, so that none need be looked for.
  @inlinable @inline(__always)
  public static func bit(of codePoint: UInt32) -> UInt32 { 1 &<< ((codePoint &* 0x9E37_79B1) &>> 27) }
}
