// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Chooses between the Traditional words of one Simplified character by its neighbours.
///
/// A list of decisions: of all rows that fit the place the surest one counts. Source: `Tables/context/forms.tsv`, trained on native Taiwan and Hong
/// Kong text. Cost: some 40 ns for a character that has rows.
struct FormModel: @unchecked Sendable {
  private let forms: UnsafeBufferPointer<UInt64>
  /// A bit for each hash in `forms`.
  private let filter: UnsafeBufferPointer<UInt32>
  /// Rows that keep the form by default.
  private let plain: UnsafeBufferPointer<UInt64>
  private let characters: UnsafeBufferPointer<UInt32>
  /// Sorted by character, the commonest form first.
  private let shares: UnsafeBufferPointer<UInt64>

  /// A form that is nearly always right at a place.
  struct Choice {
    var form: UInt32
    /// The logarithm of the odds.
    var confidence: Float
  }

  init?(_ image: TableImage) {
    forms = image.section("forms", of: UInt64.self).pointer
    filter = image.section("filter", of: UInt32.self).pointer
    plain = image.section("plain", of: UInt64.self).pointer
    characters = image.section("characters", of: UInt32.self).pointer
    shares = image.section("shares", of: UInt64.self).pointer
    guard forms.count.nonzeroBitCount == 1, plain.count.nonzeroBitCount == 1 else { return nil }
    guard filter.count == 2048, characters.count == 2048 else { return nil }
  }

  /// Whether a character of the Basic Multilingual Plane has rows at all.
  @inline(__always)
  func contains(_ character: UInt32) -> Bool {
    characters[Int(character &>> 5 & 2047)] &>> (character & 31) & 1 != 0
  }

  /// How often each form stands for a character in native text, the commonest first; empty for a character of one form.
  ///
  /// Source: `Tables/context/shares.tsv`. Cost: a binary search.
  func shares(of character: UInt32) -> [(form: UInt32, share: Double)] {
    var low = 0
    var high = shares.count
    while low < high {
      let middle = (low + high) / 2
      if shares[middle] >> 32 < UInt64(character) { low = middle + 1 } else { high = middle }
    }
    return shares[low...].prefix { $0 >> 32 == UInt64(character) }.map { (UInt32($0 >> 16 & 0xFFFF), Double($0 & 0xFFFF) / 0xFFFF) }
  }

  /// Another form than the one by default for the character at a place; `nil` where no row is sure, or a surer one keeps the default.
  func choice(_ character: UInt32, _ text: Text, at i: Int) -> Choice? {
    let hashes = hashes(character, text, at: i)
    var best: UInt64 = 0
    for kind in hashes.indices where mayHold(hashes[kind]) {
      let entry = find(hashes[kind], in: forms)
      if entry & 0xFFFF > best & 0xFFFF { best = entry }
    }
    guard best != 0, surestPlain(hashes) & 0xFFFF < best & 0xFFFF else { return nil }
    return Choice(form: UInt32(best >> 16 & 0xFFFF), confidence: Float(best & 0xFFFF) / ContextFormat.confidenceSteps)
  }

  /// Whether a row says that the form by default is right at a place.
  func keepsDefault(_ character: UInt32, _ text: Text, at i: Int) -> Bool {
    surestPlain(hashes(character, text, at: i)) != 0
  }

  /// The keys of all rows that fit a place, one of each kind; 0 where a neighbour lacks.
  @inline(__always)
  private func hashes(_ character: UInt32, _ text: Text, at i: Int) -> InlineArray<5, UInt64> {
    let (before, after) = (neighbours(text, before: i), neighbours(text, after: i + 3))
    let start = ContextFormat.mix(ContextFormat.seed, character)
    func hash(_ first: UInt32?, _ second: UInt32?, _ kind: UInt32) -> UInt64 {
      guard let first, let second else { return 0 }
      return ContextFormat.mix(ContextFormat.mix(ContextFormat.mix(start, first), second), kind)
    }
    func hash(_ first: UInt32?, _ kind: UInt32) -> UInt64 {
      first.map { ContextFormat.mix(ContextFormat.mix(start, $0), kind) } ?? 0
    }
    return [
      hash(before.near, 0), hash(after.near, 1), hash(before.far, before.near, 2), hash(after.near, after.far, 3),
      hash(before.near, after.near, 4),
    ]
  }

  @inline(__always)
  private func mayHold(_ hash: UInt64) -> Bool {
    let bit = ContextFormat.bit(hash)
    return filter[bit &>> 5] &>> UInt32(truncatingIfNeeded: bit & 31) & 1 != 0
  }

  /// The surest row that keeps the form by default.
  private func surestPlain(_ hashes: InlineArray<5, UInt64>) -> UInt64 {
    var best: UInt64 = 0
    for kind in hashes.indices where hashes[kind] != 0 {
      let entry = find(hashes[kind], in: plain)
      if entry & 0xFFFF > best & 0xFFFF { best = entry }
    }
    return best
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

  @inline(__always)
  private func find(_ hash: UInt64, in table: UnsafeBufferPointer<UInt64>) -> UInt64 {
    let mask = table.count - 1
    var place = ContextFormat.slot(hash, mask)
    // SAFETY: the mask keeps the place below the count; the table is never full, so the search ends.
    while table[place] != 0 {
      if table[place] >> 32 == UInt64(UInt32(truncatingIfNeeded: hash)) { return table[place] }
      place = (place + 1) & mask
    }
    return 0
  }
}
