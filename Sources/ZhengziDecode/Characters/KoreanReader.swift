// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// EUC-KR with the further syllables of Windows.
struct EUCKRReader: CharacterReader {
  private let cells = DoubleByteCells.eucKR

  @inline(__always)
  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter {
    let lead = bytes[i]
    if lead < 0x80 { return ReadCharacter(value: UInt32(lead), length: 1) }
    guard lead != 0x80, lead != 0xFF else { return .invalid(1) }
    guard i + 1 < bytes.count else { return .truncated(1) }
    let trail = bytes[i + 1]
    let value = cells.codePoint(lead, trail)
    if value != 0 { return ReadCharacter(value: value, length: 2) }
    return .invalid(trail < 0x80 ? 1 : 2)
  }
}
