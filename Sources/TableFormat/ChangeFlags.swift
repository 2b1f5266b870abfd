// SPDX-License-Identifier: Apache-2.0

/// What an entry of a configuration's changes says beside the length of its key, which is below 64 bytes.
public enum ChangeFlags {
  /// The bits of the length.
  public static let length: UInt32 = 0x3F
  /// The phrase matches between segments only.
  public static let run: UInt32 = 0x40
  /// No other phrase can take its place: of a segment, none at all; of a run, none but a segment that starts at its first or last character.
  public static let settled: UInt32 = 0x80
  /// The phrase of a run starts where no segment can start.
  public static let alone: UInt32 = 0x100
  /// All flags.
  public static let all: UInt32 = 0x1C0
  /// How far the place of the key is shifted to the left.
  public static let bits: UInt32 = 9
}
