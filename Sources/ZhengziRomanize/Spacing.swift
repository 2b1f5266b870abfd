// SPDX-License-Identifier: Apache-2.0

/// Whether a byte is an ASCII letter or digit.
func isLetterOrDigit(_ byte: UInt8) -> Bool {
  byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
}

/// Where spaces belong between words, letters and marks.
struct Spacing {
  enum Last {
    case start, word, letter, space, opening, closing, other
  }

  var last = Last.start

  var needsSpaceBeforeWord: Bool { last == .word || last == .letter || last == .closing }

  func needsSpace(before side: LatinPunctuation.Side) -> Bool {
    side == .before && (last == .word || last == .letter || last == .closing)
  }

  /// Whether a space belongs between what came last and an ASCII character.
  func needsSpace(before byte: UInt8) -> Bool {
    switch last {
    case .word, .closing: isLetterOrDigit(byte) || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
    default: false
    }
  }

  mutating func take(_ side: LatinPunctuation.Side) {
    switch side {
    case .after: last = .closing
    case .before: last = .opening
    case .none: last = .other
    case .space: last = .space
    }
  }

  mutating func take(_ byte: UInt8) {
    switch byte {
    case 0x20, 0x09: last = .space
    case 0x0A, 0x0D: last = .start
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): last = .opening
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"),
      UInt8(ascii: ")"),
      UInt8(ascii: "]"):
      last = .closing
    default: last = isLetterOrDigit(byte) ? .letter : .other
    }
  }
}
