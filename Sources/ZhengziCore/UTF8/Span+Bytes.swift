// SPDX-License-Identifier: Apache-2.0

import Glibc

extension Span where Element == UInt8 {
  /// Whether both hold the same bytes.
  public func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    // SAFETY: both have as many bytes as are compared.
    return withUnsafeBufferPointer { mine in
      other.withUnsafeBufferPointer { theirs in
        guard let a = mine.baseAddress, let b = theirs.baseAddress, a != b else { return true }
        return memcmp(a, b, mine.count) == 0
      }
    }
  }

  /// How often a byte occurs.
  public func count(of byte: UInt8) -> Int {
    var number = 0
    for i in 0..<count where self[i] == byte { number += 1 }
    return number
  }

  /// The place of the first such byte at or after `start`.
  public func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    guard start < count else { return nil }
    // SAFETY: what is searched ends where the bytes end.
    return withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }
}
