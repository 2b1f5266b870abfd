// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// Commas beside another mark of the same place, as in `，。` and `、,`: the other mark stands, the comma goes.
///
/// No text has both, but one that speaks of marks: there more than two stand together, or none of what surrounds them is text.
struct NoiseCommas: PlaceRule {
  let repair = Repair.noiseCommas
  let kinds: Profile.Kinds? = nil

  func canStart(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == 0xEF || byte == 0xE3 }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    guard let (first, length) = window.codePoint(at: i), i + length < window.count, let (second, next) = window.codePoint(at: i + length)
    else {
      return nil
    }
    let stays: UInt32
    switch (Self.isComma(first), Self.isComma(second)) {
    case (true, false) where Self.isMark(second): stays = second
    case (false, true) where Self.isMark(first): stays = first
    default: return nil
    }
    let end = i + length + next
    guard follows(window, i), goesOn(window, end) else { return nil }
    let range = stays == first ? i..<i + length : i + length..<end
    return PlaceMatch(length: end - i, text: range.map { window[$0] }, confidence: 0.9)
  }

  private static func isComma(_ code: UInt32) -> Bool { code == 0x2C || code == 0xFF0C }

  /// 。、；：！？
  private static func isMark(_ code: UInt32) -> Bool {
    [0x3001, 0x3002, 0xFF01, 0xFF1A, 0xFF1B, 0xFF1F].contains(code)
  }

  /// Whether a word ends before `i`.
  private func follows(_ window: Span<UInt8>, _ i: Int) -> Bool {
    guard let code = window.character(before: i) else { return false }
    return isWord(CharacterKind(code)) || [0x300D, 0x300F, 0x300B, 0xFF09, 0x201D].contains(code)
  }

  /// Whether text goes on at `i`, or the line ends.
  private func goesOn(_ window: Span<UInt8>, _ i: Int) -> Bool {
    guard i < window.count else { return true }
    guard let code = window.character(at: i) else { return false }
    return code == 0x0A || code == 0x0D || code == 0x20 || isWord(CharacterKind(code))
      || [0x300C, 0x300E, 0x300A, 0xFF08, 0x201C, 0x201D, 0x300D].contains(code)
  }

  private func isWord(_ kind: CharacterKind) -> Bool {
    switch kind {
    case .commonHan, .rareHan, .digit, .lowerASCII, .upperASCII, .lowerLatin, .upperLatin: true
    default: false
    }
  }
}
