// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Chooses between the Traditional words of one Simplified character by what stands around it.
///
/// A log-linear model: each form's score is the sum of the weights of what is seen, and the likeliest takes the place of the form by default where it
/// leads by the character's gate. Source: `Tables/context/weights.tsv` and `gates.tsv`, trained on native Taiwan and Hong Kong text. Cost:
/// some 150 ns for a character that is in the model.
struct FormModel: @unchecked Sendable {
  private let weights: UnsafePointer<UInt32>
  private let weightMask: Int
  /// A bit for each hash in `weights`.
  private let filter: UnsafePointer<UInt32>
  /// Sorted by character, the form by default first.
  private let gates: UnsafeBufferPointer<UInt64>
  /// Those that are in the model.
  let characters: CharacterBits
  /// Characters with which names are transliterated.
  private let names: CharacterBits
  /// Neighbours that make the form by default sure.
  private let plain: UnsafeBufferPointer<UInt64>
  /// Sorted by character, the commonest form first.
  private let shares: UnsafeBufferPointer<UInt64>

  /// A form that is nearly always right at a place.
  struct Choice {
    var form: UInt32
    /// How much likelier it is than the form by default, in nats.
    var lead: Float
  }

  init?(_ image: TableImage) {
    let weights = image.section("weights", of: UInt32.self).pointer
    let filter = image.section("filter", of: UInt32.self).pointer
    gates = image.section("gates", of: UInt64.self).pointer
    plain = image.section("plain", of: UInt64.self).pointer
    shares = image.section("shares", of: UInt64.self).pointer
    guard let characters = CharacterBits(image, "characters"), let names = CharacterBits(image, "names") else { return nil }
    self.characters = characters
    self.names = names
    guard let weight = weights.baseAddress, let bits = filter.baseAddress, weights.count.nonzeroBitCount == 1, filter.count == 2048,
      plain.count.nonzeroBitCount == 1
    else { return nil }
    (self.weights, self.filter, weightMask) = (weight, bits, weights.count - 1)
  }

  /// Whether a character of the Basic Multilingual Plane is in the model.
  @inline(__always)
  func contains(_ character: UInt32) -> Bool { characters.contains(character) }

  /// How often each form stands for a character in native text, the commonest first; empty for a character of one form.
  ///
  /// Source: `Tables/context/shares.tsv`. Cost: a binary search.
  func shares(of character: UInt32) -> [(form: UInt32, share: Double)] {
    shares[Self.first(of: character, in: shares)...].prefix { $0 >> 32 == UInt64(character) }.map {
      (UInt32($0 >> 16 & 0xFFFF), Double($0 & 0xFFFF) / 0xFFFF)
    }
  }

  /// Another form than the one by default for the character at a place; `nil` where none leads by the gate.
  ///
  /// - Parameter phrases: those of the dictionaries, which tell whether one covers the place.
  func choice(_ character: UInt32, _ text: Text, at i: Int, _ phrases: PhraseTable?) -> Choice? {
    var row = Self.first(of: character, in: gates) + 1
    let neighbours = Neighbours(text, at: i)
    var best = isInName(character, neighbours) ? Choice(form: character, lead: Self.nameLead) : nil
    while row < gates.count, gates[row] >> 32 == UInt64(character) {
      let (gate, form) = (Float(gates[row] >> 16 & 0xFFFF) / ContextFormat.weightSteps, UInt32(gates[row] & 0xFFFF))
      row += 1
      let start = ContextFormat.mix(ContextFormat.mix(ContextFormat.seed, character), form)
      let seen = score(start, neighbours)
      let (covered, open) = (weight(start, 0x2D, .phrase), weight(start, 0x2D, .noPhrase))
      if seen + max(covered, open) < max(gate, best?.lead ?? gate) { continue }
      let lead = seen + (Self.isCovered(text, at: i, neighbours, phrases) ? covered : open)
      if lead >= max(gate, best?.lead ?? gate) { best = Choice(form: form, lead: lead) }
    }
    return best
  }

  /// Whether the neighbours say that the form by default is right at a place.
  func keepsDefault(_ character: UInt32, _ text: Text, at i: Int) -> Bool {
    let neighbours = Neighbours(text, at: i)
    let start = ContextFormat.mix(ContextFormat.seed, character)
    let (before, after) = (neighbours.before, neighbours.after)
    return isSure(start, [before[0]], .left) || isSure(start, [after[0]], .right) || isSure(start, [before[1], before[0]], .left2)
      || isSure(start, [after[0], after[1]], .right2) || isSure(start, [before[0], after[0]], .around)
  }
}

/// What is seen at a place: the numbers of ``ContextFormat/kinds``.
private enum Kind: UInt32 {
  case left, right, left2, right2, around, farLeft, farRight, left3, right3, leftLeftRight, leftRightRight, bias, names, phrase, noPhrase
}

extension FormModel {
  /// The sum of the weights of all that is seen but phrases.
  private func score(_ start: UInt64, _ neighbours: Neighbours) -> Float {
    let (before, after) = (neighbours.before, neighbours.after)
    let left = ContextFormat.mix(start, before[0])
    let left2 = ContextFormat.mix(ContextFormat.mix(start, before[1]), before[0])
    let right2 = ContextFormat.mix(ContextFormat.mix(start, after[0]), after[1])
    let around = ContextFormat.mix(left, after[0])
    let left3 = ContextFormat.mix(ContextFormat.mix(ContextFormat.mix(start, before[2]), before[1]), before[0])
    let nearest = weight(left, .left) + weight(start, after[0], .right) + weight(left2, .left2) + weight(right2, .right2)
    let far = weight(start, before[1], .farLeft) + weight(start, after[1], .farRight)
    let three = weight(left3, .left3) + weight(right2, after[2], .right3)
    let both = weight(around, .around) + weight(left2, after[0], .leftLeftRight) + weight(around, after[1], .leftRightRight)
    return weight(start, 0x2D, .bias) + names(start, neighbours) + nearest + far + three + both
  }

  /// The weight of how many of the two nearest on either side are those with which names are transliterated.
  private func names(_ start: UInt64, _ neighbours: Neighbours) -> Float {
    weight(ContextFormat.mix(start, 0x30 + nameLength(neighbours.before)), 0x30 + nameLength(neighbours.after), .names)
  }

  /// How many of the two nearest on a side are those with which names are transliterated.
  private func nameLength(_ side: SIMD4<UInt32>) -> UInt32 { !names.contains(side[0]) ? 0 : names.contains(side[1]) ? 2 : 1 }

  /// Whether a character with which names are transliterated (里 in 埃里克) stands for a sound: where another of them is before it, and one
  /// more on either side.
  ///
  /// In native text that the model has not seen 里 does so at 222 of 225 such places; behind other characters (心里默默) too seldom.
  private func isInName(_ character: UInt32, _ neighbours: Neighbours) -> Bool {
    guard names.contains(character) else { return false }
    let before = nameLength(neighbours.before)
    return before > 1 || before > 0 && nameLength(neighbours.after) > 0
  }

  /// The logarithm of 222 to 3.
  private static let nameLead: Float = 4.3

  @inline(__always)
  private func weight(_ start: UInt64, _ neighbour: UInt32, _ kind: Kind) -> Float { weight(ContextFormat.mix(start, neighbour), kind) }

  /// The weight of a key; 0 where there is none, which nearly always the filter tells.
  @inline(__always)
  private func weight(_ start: UInt64, _ kind: Kind) -> Float {
    let hash = ContextFormat.mix(start, kind.rawValue)
    let bit = ContextFormat.bit(hash)
    // SAFETY: the filter has a bit for each of the 65,536.
    return filter[bit &>> 5] &>> UInt32(truncatingIfNeeded: bit & 31) & 1 == 0 ? 0 : weight(hash)
  }

  @inline(never)
  private func weight(_ hash: UInt64) -> Float {
    let mask = weightMask
    var place = ContextFormat.slot(hash, mask)
    // SAFETY: the mask keeps the place below the count; the table is never full, so the search ends.
    while weights[place] != 0 {
      if weights[place] >> 8 == UInt32(truncatingIfNeeded: hash) & 0xFF_FFFF {
        return Float(Int(weights[place] & 0xFF) - 128) / ContextFormat.weightSteps
      }
      place = (place &+ 1) & mask
    }
    return 0
  }

  /// Whether the longest phrase at one of the four places up to this reaches beyond it.
  private static func isCovered(_ text: Text, at i: Int, _ neighbours: Neighbours, _ phrases: PhraseTable?) -> Bool {
    guard let phrases else { return false }
    var start = neighbours.start
    while start <= i {
      let first = text.codePoint(at: start)
      guard first.length > 0, start + first.length < text.count else { return false }
      let second = text.codePoint(at: start + first.length)
      if second.length > 0, phrases.first.contains(first.value, second.value),
        start + phrases.longest(text.start + start, text.count - start, first.value, second.value) > i
      {
        return true
      }
      start += first.length
    }
    return false
  }

  private func isSure(_ start: UInt64, _ neighbours: [UInt32], _ kind: Kind) -> Bool {
    if neighbours.contains(ContextFormat.border) { return false }
    let hash = ContextFormat.mix(neighbours.reduce(start, ContextFormat.mix), kind.rawValue)
    let mask = plain.count - 1
    var place = ContextFormat.slot(hash, mask)
    while plain[place] != 0 {
      if plain[place] >> 32 == UInt64(UInt32(truncatingIfNeeded: hash)) { return true }
      place = (place + 1) & mask
    }
    return false
  }

  /// The first row of a character in a sorted table, or the place where it would stand.
  private static func first(of character: UInt32, in rows: UnsafeBufferPointer<UInt64>) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] >> 32 < UInt64(character) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
