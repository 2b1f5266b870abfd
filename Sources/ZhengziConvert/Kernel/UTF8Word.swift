// SPDX-License-Identifier: Apache-2.0

/// Four bytes at a place, and the character with which they start where it is of three bytes, or ASCII.
struct UTF8Word {
  private let word: UInt32

  @inline(__always)
  init(_ word: UInt32) { self.word = word }

  @inline(__always)
  var isThreeBytes: Bool { word & 0x00C0_C0F0 == 0x0080_80E0 }

  /// Whether ``value`` is the character.
  @inline(__always)
  var isSimple: Bool { isThreeBytes || word & 0x80 == 0 }

  @inline(__always)
  var value: UInt32 { word & 0x80 == 0 ? word & 0x7F : threeBytes }

  /// The character where it is of three bytes.
  @inline(__always)
  var threeBytes: UInt32 { (word & 0x0F) &<< 12 | (word & 0x3F00) &>> 2 | word &>> 16 & 0x3F }
}
