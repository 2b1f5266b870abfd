// SPDX-License-Identifier: Apache-2.0

/// The layout of a configuration's changes: two tables by the hash of a key's first three code points (of two and 0), one of tags of a byte each, one of
/// `place << 9 | flags << 6`.
///
/// What does not fit into its slot stands in the next free one, the longest key first; behind the last slot stand ``tail`` more. The tag of a free slot
/// is 0. At the place stand, one behind the other, the length of the key in bytes, the key, the length of its result (0 for what must be taken
/// stepwise), and the result. Where segments extend a phrase, a mask of what follows it in them stands before all that.
public enum ChangeFormat {
  /// The phrase matches between segments only.
  public static let run: UInt32 = 0x40
  /// No other phrase can take its place: of a segment, none at all; of a run, none but a segment that starts at its first or last character.
  public static let settled: UInt32 = 0x80
  /// The phrase of a run starts where no segment can start.
  public static let alone: UInt32 = 0x100
  /// How far the place is shifted to the left.
  public static let placeShift: UInt32 = 9

  /// How many slots stand behind those that a hash can tell, the last of them free.
  public static let tail = 64
  /// How many slots from its own on a key is looked for at once.
  public static let reach = 4
  /// Set in the tag of a slot some of whose keys stand farther away than that.
  public static let more: UInt8 = 0x80

  /// Seven bits of a hash that its slot does not tell, 0 of them taken for 1, so that no free slot has a tag.
  @inlinable @inline(__always)
  public static func tag(_ hash: UInt32, shift: UInt32) -> UInt8 {
    let bits = UInt8(truncatingIfNeeded: hash &>> (shift &- 7)) & ~more
    return bits &+ (bits == 0 ? 1 : 0)
  }

  /// The bit that stands for a code point in the mask of a phrase that segments extend: one of 32.
  ///
  /// Most texts go on otherwise than the segments do, so that none need be looked for.
  @inlinable @inline(__always)
  public static func bit(of codePoint: UInt32) -> UInt32 { 1 &<< ((codePoint &* 0x9E37_79B1) &>> 27) }
}
