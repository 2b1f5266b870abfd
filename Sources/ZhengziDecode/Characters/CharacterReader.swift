// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Reads the characters of one encoding out of bytes, one after another, without any state between them.
///
/// One reader serves detection and decoding, so that they cannot disagree.
protocol CharacterReader: Sendable {
  /// The character that starts at `i`, which is inside `bytes`.
  func read(_ bytes: Span<UInt8>, at i: Int) -> ReadCharacter
}

/// What a reader found at a place.
struct ReadCharacter {
  /// The code point; above U+10FFFF there is none.
  var value: UInt32
  /// In bytes, at least 1.
  var length: Int

  /// These bytes belong to no character.
  static func invalid(_ length: Int) -> ReadCharacter { ReadCharacter(value: 0x11_0000, length: length) }
  /// The bytes end inside a character.
  static func truncated(_ length: Int) -> ReadCharacter { ReadCharacter(value: 0x11_0001, length: length) }

  var isInvalid: Bool { value >= 0x11_0000 }
  var isTruncated: Bool { value == 0x11_0001 }
}
