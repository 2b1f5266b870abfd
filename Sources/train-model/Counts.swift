// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Weighted counts of n-grams, sorted by key.
struct Counts {
  var keys: [UInt64] = []
  var values: [Float] = []

  /// Sums the weights of equal keys.
  ///
  /// - Parameter entries: a key in the upper bits, a weight in quarters in the lower six.
  init(entries: [UInt64]) {
    let sorted = Self.radixSorted(entries)
    for entry in sorted {
      let key = entry >> 6
      let weight = Float(entry & 63) / 4
      if keys.last == key { values[values.count - 1] += weight } else { append(key, weight) }
    }
  }

  init() {}

  mutating func append(_ key: UInt64, _ value: Float) {
    keys.append(key)
    values.append(value)
  }

  /// How many left neighbours each n-gram's tail has, a rare one counting for its weight.
  ///
  /// - Parameter tailBits: the length of the tail in bits.
  func continuations(tailBits: Int) -> Counts {
    let mask: UInt64 = (1 << tailBits) - 1
    let order = Self.radixSorted(keys.indices.map { (keys[$0] & mask) << 24 | UInt64($0) })
    var result = Counts()
    for entry in order {
      let key = entry >> 24
      let value = min(1, values[Int(entry & 0xFF_FFFF)])
      if result.keys.last == key { result.values[result.values.count - 1] += value } else { result.append(key, value) }
    }
    return result
  }

  private static func radixSorted(_ input: [UInt64]) -> [UInt64] {
    var from = input
    var to = [UInt64](repeating: 0, count: input.count)
    for shift in stride(from: 0, to: 64, by: 11) {
      var starts = [Int](repeating: 0, count: 2049)
      for value in from { starts[Int(value >> UInt64(shift) & 2047) + 1] += 1 }
      if starts.contains(input.count) { continue }
      for i in 1..<2049 { starts[i] += starts[i - 1] }
      for value in from {
        let digit = Int(value >> UInt64(shift) & 2047)
        to[starts[digit]] = value
        starts[digit] += 1
      }
      swap(&from, &to)
    }
    return from
  }
}
