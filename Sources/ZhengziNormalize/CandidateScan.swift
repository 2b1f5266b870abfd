// SPDX-License-Identifier: Apache-2.0

/// Finds line ends, and on the way whether a line holds anything that a rule may change.
struct CandidateScan {
  private var flags = [UInt8](repeating: 0, count: 256)

  private static let lineFeed: UInt8 = 1
  private static let mark: UInt8 = 2
  private static let wide: UInt8 = 4

  init(_ normalizer: Normalizer) {
    flags[0x0A] = Self.lineFeed
    for byte in ",:;!?()".utf8 { flags[Int(byte)] = Self.mark }
    for byte in 0xE2...0xF4 { flags[byte] = Self.wide }
    if normalizer.style.name != "recover" { for byte in 0xE2...0xF4 { flags[byte] = Self.wide | Self.mark } }
  }

  /// One past the line that starts at `start`, and whether rules must look at it.
  func line(_ window: Span<UInt8>, from start: Int) -> (end: Int, isCandidate: Bool) {
    var seen: UInt8 = 0
    var i = start
    while i < window.count, seen & Self.lineFeed == 0 {
      seen |= flags[Int(window[i])]
      i += 1
    }
    return (i, seen & Self.mark != 0 && seen & Self.wide != 0)
  }
}
