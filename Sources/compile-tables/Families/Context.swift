// SPDX-License-Identifier: Apache-2.0

import Glibc
import TableFormat

extension TableFamily {
  /// The context model of the conversion: words and their costs, and forms beside their neighbours.
  ///
  /// Sections: `words` (u32: 24 bits of the word's hash, 8 of its cost), `inner`, `initial`, `final` (bits:
  /// neighbours that stand inside a word, that start one, that end one), `weights` (u32: 24 bits of a key's hash, 8 of the weight; the key is the
  /// character, the form, the neighbours and their kind), `filter` (bits: ``ContextFormat/bit(_:)`` of each hash in `weights`), `gates`
  /// (u64, sorted: 32 bits of the character, 16 of the gate, 16 of a form; of a character the form by default first), `characters`
  /// (bits: characters of the Basic Multilingual Plane that have a gate), `names` (bits: characters with which names are transliterated),
  /// `plain` (u64: 32 bits of a hash, 16 of the confidence, for neighbours that make the form by default sure),
  /// `shares` (u64, sorted: 32 bits of the character, 16 of a form, 16 of its share; of a character the commonest form first),
  /// `miswritten` (u32, sorted: 16 bits of a form, 16 of the one that it stands for by mistake), `bothways` (u32: the fingerprint of a word).
  static let context = TableFamily(name: "context") { folder throws(TableError) in
    var writer = TableWriter()
    try addWords(try folder.table("words.tsv"), &writer)
    try addGates(try folder.table("gates.tsv"), &writer)
    try addWeights(try folder.table("weights.tsv"), &writer)
    let names = try folder.table("transliteration.tsv").rows.flatMap { $0.fields[0].unicodeScalars.map(\.value) }
    writer.add("names", characterBits(names))
    try addForms(try folder.table("forms.tsv"), &writer)
    try addShares(try folder.table("shares.tsv"), &writer)
    try addMiswritten(try folder.table("miswritten.tsv"), &writer)
    let words = try folder.table("written-both-ways.tsv").rows.map { row in
      row.fields[0].unicodeScalars.reduce(ContextFormat.seed) { ContextFormat.mix($0, $1.value) }
    }
    writer.add("bothways", ContextFormat.fill(words.map { ($0, ContextFormat.fingerprint($0)) }))
    return writer
  }

  private static func addWords(_ table: TableText, _ writer: inout TableWriter) throws(TableError) {
    var words: [(word: Scalars, count: Float)] = []
    for row in table.rows {
      guard let count = Float(row.fields[1]), count > 0 || row.fields[0].count == 1 else {
        throw row.error("not a count above 0", field: 1)
      }
      let word = row.fields[0].unicodeScalars.map(\.value)
      guard word.count <= ContextFormat.longestWord else { throw row.error("a word of more than \(ContextFormat.longestWord) characters") }
      words.append((word, max(count, 1)))
    }
    let total = log(words.reduce(0) { $0 + Double($1.count) })
    let entries = words.map { word, count in
      let hash = word.reduce(ContextFormat.seed, ContextFormat.mix)
      let cost = UInt32(min(255, max(1, (Float(total) - logf(count)) * ContextFormat.costSteps)))
      return (hash, UInt32(truncatingIfNeeded: hash) << 8 | cost)
    }
    writer.add("words", ContextFormat.fill(entries))
    writer.add("inner", PhrasePacking.bits(FlatConfiguration.inner(words.map(\.word))))
    let longer = words.map(\.word).filter { $0.count > 1 }
    writer.add("initial", PhrasePacking.bits(Set(longer.map { FlatConfiguration.Bigram($0[0], $0[1]) })))
    writer.add("final", PhrasePacking.bits(Set(longer.map { FlatConfiguration.Bigram($0[$0.count - 2], $0[$0.count - 1]) })))
  }

  private static func addShares(_ table: TableText, _ writer: inout TableWriter) throws(TableError) {
    var shares: [(character: UInt32, form: UInt32, share: Double)] = []
    for row in table.rows {
      guard let share = Double(row.fields[2]), (0...1).contains(share) else { throw row.error("not a share of 0 to 1", field: 2) }
      let scalars = row.fields.map { $0.unicodeScalars.map(\.value) }
      guard scalars[0].count == 1, scalars[1].count == 1, scalars[0][0] < 0x10000, scalars[1][0] < 0x10000 else {
        throw row.error("not one character of the Basic Multilingual Plane", field: 1)
      }
      shares.append((scalars[0][0], scalars[1][0], share))
    }
    shares.sort { ($0.character, -$0.share, $0.form) < ($1.character, -$1.share, $1.form) }
    writer.add("shares", shares.map { UInt64($0.character) << 32 | UInt64($0.form) << 16 | UInt64($0.share * 0xFFFF) })
  }

  private static func addMiswritten(_ table: TableText, _ writer: inout TableWriter) throws(TableError) {
    var pairs: [UInt32] = []
    for row in table.rows { pairs.append(try character(row, 0) << 16 | (try character(row, 1))) }
    writer.add("miswritten", pairs.sorted())
  }

  private static func addForms(_ table: TableText, _ writer: inout TableWriter) throws(TableError) {
    var plain: [(hash: UInt64, entry: UInt64)] = []
    for row in table.rows {
      guard let confidence = Float(row.fields[3]) else { throw row.error("not a number", field: 3) }
      let hash = try hash(row, form: nil)
      plain.append((hash, UInt64(UInt32(truncatingIfNeeded: hash)) << 32 | UInt64(min(0xFFFF, confidence * ContextFormat.confidenceSteps))))
    }
    writer.add("plain", ContextFormat.fill(plain))
  }

  private static func addWeights(_ table: TableText, _ writer: inout TableWriter) throws(TableError) {
    var entries: [(hash: UInt64, entry: UInt32)] = []
    for row in table.rows {
      guard let weight = Float(row.fields[4]) else { throw row.error("not a number", field: 4) }
      let steps = UInt32(max(1, min(255, (weight * ContextFormat.weightSteps).rounded() + 128)))
      let hash = try hash(row, form: try character(row, 3))
      entries.append((hash, UInt32(truncatingIfNeeded: hash) << 8 | steps))
    }
    writer.add("weights", ContextFormat.fill(entries))
    var filter = [UInt32](repeating: 0, count: 2048)
    for (hash, _) in entries { filter[ContextFormat.bit(hash) >> 5] |= 1 << UInt32(ContextFormat.bit(hash) & 31) }
    writer.add("filter", filter)
  }

  private static func addGates(_ table: TableText, _ writer: inout TableWriter) throws(TableError) {
    var gates: [UInt64] = []
    for row in table.rows.sorted(by: { $0.fields[0].unicodeScalars.first?.value ?? 0 < $1.fields[0].unicodeScalars.first?.value ?? 0 }) {
      guard let gate = Float(row.fields[2]), gate > 0, gate < 16 else { throw row.error("not a number between 0 and 16", field: 2) }
      let character = try character(row, 0)
      for form in row.fields[1].unicodeScalars {
        guard form.value < 0x10000 else { throw row.error("not of the Basic Multilingual Plane", field: 1) }
        gates.append(UInt64(character) << 32 | UInt64(gate * ContextFormat.weightSteps) << 16 | UInt64(form.value))
      }
    }
    writer.add("gates", gates)
    writer.add("characters", characterBits(gates.map { UInt32($0 >> 32) }))
  }

  /// The hash of a row's character, neighbours and kind of neighbours, and of a form.
  private static func hash(_ row: TableText.Row, form: UInt32?) throws(TableError) -> UInt64 {
    guard let kind = ContextFormat.kinds.firstIndex(of: String(row.fields[1])) else { throw row.error("no kind of neighbours", field: 1) }
    let start = ContextFormat.mix(ContextFormat.seed, try character(row, 0))
    let neighbours = row.fields[2].unicodeScalars.map { $0 == "␤" ? ContextFormat.border : $0.value }
    return (neighbours + [UInt32(kind)]).reduce(form.map { ContextFormat.mix(start, $0) } ?? start, ContextFormat.mix)
  }

  private static func character(_ row: TableText.Row, _ field: Int) throws(TableError) -> UInt32 {
    let scalars = row.fields[field].unicodeScalars
    guard scalars.count == 1, let character = scalars.first?.value, character < 0x10000 else {
      throw row.error("not one character of the Basic Multilingual Plane", field: field)
    }
    return character
  }

  private static func characterBits(_ characters: [UInt32]) -> [UInt32] {
    var bits = [UInt32](repeating: 0, count: 2048)
    for character in characters where character < 0x10000 { bits[Int(character >> 5)] |= 1 << (character & 31) }
    return bits
  }
}
