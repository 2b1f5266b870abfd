// SPDX-License-Identifier: Apache-2.0

/// The digest that WARC files name their contents by (FIPS 180-4). It tells copies apart; it protects nothing.
enum SHA1 {
  /// The 20 bytes of a message's digest.
  static func digest(_ message: Span<UInt8>) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    var words = [UInt32](repeating: 0, count: 80)
    let whole = message.count / 64 * 64
    for start in stride(from: 0, to: whole, by: 64) {
      add(message.extracting(start..<start + 64), to: &state, &words)
    }
    let tail = padded(message.extracting(whole..<message.count), length: message.count)
    for start in stride(from: 0, to: tail.count, by: 64) {
      add(tail.span.extracting(start..<start + 64), to: &state, &words)
    }
    return state.flatMap { word in stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
  }

  /// The last bytes, a one bit, zeros, and the length in bits: one or two blocks.
  private static func padded(_ rest: Span<UInt8>, length: Int) -> [UInt8] {
    var tail = Array(rest) + [0x80]
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(length) &* 8
    return tail + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
  }

  private static func add(_ block: Span<UInt8>, to state: inout [UInt32], _ words: inout [UInt32]) {
    for i in 0..<16 {
      words[i] = (0..<4).reduce(0) { $0 << 8 | UInt32(block[4 * i + $1]) }
    }
    for i in 16..<80 {
      words[i] = rotated(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], by: 1)
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for i in 0..<80 {
      let (mixed, constant): (UInt32, UInt32) =
        switch i / 20 {
        case 0: (b & c | ~b & d, 0x5A82_7999)
        case 1: (b ^ c ^ d, 0x6ED9_EBA1)
        case 2: (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (b ^ c ^ d, 0xCA62_C1D6)
        }
      let next = rotated(a, by: 5) &+ mixed &+ e &+ constant &+ words[i]
      (a, b, c, d, e) = (next, a, rotated(b, by: 30), c, d)
    }
    for (i, word) in [a, b, c, d, e].enumerated() { state[i] &+= word }
  }

  private static func rotated(_ word: UInt32, by count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }
}
