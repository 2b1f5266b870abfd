// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// A set of characters of the Basic Multilingual Plane.
struct CharacterBits: @unchecked Sendable {
  private let words: UnsafePointer<UInt32>

  init?(_ image: TableImage, _ section: String) {
    let words = image.section(section, of: UInt32.self)
    guard let start = words.pointer.baseAddress, words.count == 2048 else { return nil }
    self.words = start
  }

  private init(_ words: UnsafePointer<UInt32>) { self.words = words }

  /// A set that holds nothing.
  static let empty: CharacterBits = {
    let words = UnsafeMutablePointer<UInt32>.allocate(capacity: 2048)
    words.initialize(repeating: 0, count: 2048)
    return CharacterBits(words)
  }()

  /// 1 for a character that is in the set, else 0.
  ///
  /// SAFETY: the set has a bit for each of the 65,536.
  @inline(__always)
  func bit(_ character: UInt32) -> UInt32 { words[Int(character &>> 5 & 2047)] &>> (character & 31) & 1 }

  @inline(__always)
  func contains(_ character: UInt32) -> Bool { bit(character) != 0 }
}
