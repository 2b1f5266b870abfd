// SPDX-License-Identifier: Apache-2.0

/// A set of rules as bits: the loops ask it once for each rule and line.
struct RuleMask: Sendable {
  private var bits: UInt64 = 0

  init(_ normalizations: Set<Normalization>) {
    for normalization in normalizations { bits |= Self.bit(normalization) }
  }

  @inline(__always)
  func contains(_ normalization: Normalization) -> Bool { bits & Self.bit(normalization) != 0 }

  @inline(__always)
  private static func bit(_ normalization: Normalization) -> UInt64 {
    // SAFETY: an enumeration of 2 to 256 cases without values is one byte, the place of the case.
    1 << UInt64(unsafeBitCast(normalization, to: UInt8.self))
  }
}
