// SPDX-License-Identifier: Apache-2.0

/// Ten characters of three bytes at once, which most East Asian text is made of.
enum Triples {
  private typealias Vector = SIMD16<UInt8>
  private typealias Mask = SIMDMask<SIMD16<Int8>>

  /// Whether thirty bytes have the shape of ten characters of three bytes.
  @inline(__always)
  static func areTen(_ place: UnsafePointer<UInt8>) -> Bool {
    let (first, second) = vectors(place)
    return isEverywhere(
      (first & Vector(0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0)
        .== Vector(0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0))
        .& (second & Vector(0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0)
          .== Vector(0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80)))
  }

  /// Whether ten characters are all Han beyond U+3FFF or Hangul: those with a first byte from E4 to ED.
  @inline(__always)
  static func areHan(_ place: UnsafePointer<UInt8>) -> Bool {
    let (first, second) = vectors(place)
    let (low, span) = (Vector(repeating: 0xE4), Vector(repeating: 0xEE - 0xE4))
    // What is no first byte is below E0.
    return isEverywhere(
      (first .< Vector(repeating: 0xE0) .| (first &- low .< span)) .& (second .< Vector(repeating: 0xE0) .| (second &- low .< span)))
  }

  /// Thirty bytes: the last two of the first sixteen come twice.
  @inline(__always)
  private static func vectors(_ place: UnsafePointer<UInt8>) -> (Vector, Vector) {
    // SAFETY: the caller has thirty bytes.
    let raw = UnsafeRawPointer(place)
    return (raw.loadUnaligned(as: Vector.self), raw.loadUnaligned(fromByteOffset: 14, as: Vector.self))
  }

  @inline(__always)
  private static func isEverywhere(_ mask: Mask) -> Bool {
    // SAFETY: a mask is a vector of the same width whose elements are 0 or -1.
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves[0] & halves[1] == .max
  }
}
