// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Chooses between the Traditional words of one Simplified character by its neighbours.
///
/// A list of decisions: of all rows that fit the place the surest one counts. Source: `Tables/context/forms.tsv`, trained on native Taiwan and Hong
/// Kong text. Cost: some 40 ns for a character that has rows.
struct FormModel: @unchecked Sendable {
  private let forms: UnsafeBufferPointer<UInt64>
  private let characters: UnsafeBufferPointer<UInt32>

  /// A form that is nearly always right at a place.
  struct Choice {
    var form: UInt32
    /// The logarithm of the odds.
    var confidence: Float
  }

  init?(_ image: TableImage) {
    forms = image.section("forms", of: UInt64.self).pointer
    characters = image.section("characters", of: UInt32.self).pointer
    guard forms.count.nonzeroBitCount == 1, characters.count == 2048 else { return nil }
  }

  /// Whether a character of the Basic Multilingual Plane has rows at all.
  @inline(__always)
  func contains(_ character: UInt32) -> Bool {
    characters[Int(character &>> 5 & 2047)] &>> (character & 31) & 1 != 0
  }

  /// The form for the character at a place; `nil` where no row is sure.
  func choice(_ character: UInt32, _ text: Text, at i: Int) -> Choice? {
    let before = neighbours(text, before: i)
    let after = neighbours(text, after: i + 3)
    let start = ContextFormat.mix(ContextFormat.seed, character)
    var best: UInt64 = 0
    func consider(_ first: UInt32?, _ second: UInt32?, _ kind: UInt32) {
      guard let first else { return }
      var hash = ContextFormat.mix(start, first)
      if kind > 1 {
        guard let second else { return }
        hash = ContextFormat.mix(hash, second)
      }
      let entry = find(ContextFormat.mix(hash, kind))
      if entry & 0xFFFF > best & 0xFFFF { best = entry }
    }
    consider(before.near, nil, 0)
    consider(after.near, nil, 1)
    consider(before.far, before.near, 2)
    consider(after.near, after.far, 3)
    consider(before.near, after.near, 4)
    if best == 0 { return nil }
    return Choice(form: UInt32(best >> 16 & 0xFFFF), confidence: Float(best & 0xFFFF) / ContextFormat.confidenceSteps)
  }

  private func neighbours(_ text: Text, before i: Int) -> (near: UInt32?, far: UInt32?) {
    let near = text.codePoint(before: i, floor: 0)
    guard near.length > 0 else { return (nil, nil) }
    let far = text.codePoint(before: i - near.length, floor: 0)
    return (near.value, far.length > 0 ? far.value : nil)
  }

  private func neighbours(_ text: Text, after i: Int) -> (near: UInt32?, far: UInt32?) {
    guard i < text.count else { return (nil, nil) }
    let near = text.codePoint(at: i)
    guard near.length > 0 else { return (nil, nil) }
    let next = i + near.length
    let far = next < text.count ? text.codePoint(at: next) : (value: 0, length: 0)
    return (near.value, far.length > 0 ? far.value : nil)
  }

  private func find(_ hash: UInt64) -> UInt64 {
    let mask = forms.count - 1
    var place = ContextFormat.slot(hash, mask)
    // SAFETY: the mask keeps the place below the count; the table is never full, so the search ends.
    while forms[place] != 0 {
      if forms[place] >> 32 == UInt64(UInt32(truncatingIfNeeded: hash)) { return forms[place] }
      place = (place + 1) & mask
    }
    return 0
  }
}
