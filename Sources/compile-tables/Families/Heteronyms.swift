// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The readings of characters that words read in more than one way, and how common each is in words.
///
/// A row of the table is the character, a syllable's number, and the cost of the reading: minus the logarithm of its share, in eighths of a nat.
struct Heteronyms {
  private var characters: [(character: UInt16, form: Character, readings: [String])] = []
  /// By simplified character: its usual reading, and how frequent words of two characters or more are that read it so.
  private var usual: [Character: String] = [:]
  private var weights: [Character: [String: Double]] = [:]

  /// Takes a row of `characters.tsv`.
  mutating func take(_ character: Unicode.Scalar, _ row: TableText.Row) {
    let readings = row.fields[1].split(separator: " ").map { String($0) }
    usual[Character(character)] = readings.first
    guard readings.count > 1, let code = UInt16(exactly: character.value) else { return }
    characters.append((code, row.fields[2] == "-" ? Character(character) : row.fields[2].first ?? Character(character), readings))
  }

  /// Counts a row of `words.tsv`.
  mutating func count(_ row: TableText.Row) {
    guard row.fields[0].unicodeScalars.count > 1, let cost = Double(row.fields[1]) else { return }
    let readings = row.fields[3].split(separator: " ")
    for (i, character) in row.fields[0].enumerated() {
      let reading = i < readings.count && row.fields[3] != "-" ? String(readings[i]) : usual[character] ?? ""
      weights[character, default: [:]][reading, default: 0] += exp(-cost / 8)
    }
  }

  /// The table's rows, sorted by character, the commonest reading first.
  func rows(number: (String) -> UInt16?) -> [UInt16] {
    characters.sorted { $0.character < $1.character }.flatMap { character, form, readings -> [UInt16] in
      let known = weights[form] ?? [:]
      let weighed = readings.compactMap { reading in known[reading].map { (reading, $0) } }.sorted { $0.1 > $1.1 }
      guard weighed.count > 1 else { return [] }
      let total = weighed.reduce(0) { $0 + $1.1 }
      return weighed.flatMap { reading, weight in [character, number(reading) ?? 0, UInt16((-8 * log(weight / total)).rounded())] }
    }
  }
}
