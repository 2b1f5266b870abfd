// SPDX-License-Identifier: Apache-2.0

/// How two neighbouring code points find their place in the tables of phrases.
public enum BigramHash {
  /// The upper `32 - shift` bits of a multiplicative hash.
  @inlinable @inline(__always)
  public static func slot(_ first: UInt32, _ second: UInt32, shift: UInt32) -> Int {
    Int(truncatingIfNeeded: hash(first, second) &>> shift)
  }

  /// The hash of which slots are the upper bits.
  @inlinable @inline(__always)
  public static func hash(_ first: UInt32, _ second: UInt32) -> UInt32 {
    (first &<< 16 ^ second) &* 0x9E37_79B1
  }

  /// The same for three neighbours; a third of 0 stands for any.
  @inlinable @inline(__always)
  public static func slot(_ first: UInt32, _ second: UInt32, _ third: UInt32, shift: UInt32) -> Int {
    Int(truncatingIfNeeded: hash(first, second, third) &>> shift)
  }

  /// The hash of three neighbours of which slots are the upper bits.
  @inlinable @inline(__always)
  public static func hash(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt32 {
    (((first &<< 16 ^ second) &* 0x85EB_CA6B) ^ third) &* 0x9E37_79B1
  }

  /// The shift for a table of at least `count` slots, 64 at the least.
  public static func shift(slots count: Int) -> UInt32 {
    var bits: UInt32 = 6
    while 1 << bits < count { bits += 1 }
    return 32 - bits
  }
}
