// SPDX-License-Identifier: Apache-2.0

import Glibc
import TableFormat

extension TableFamily {
  /// The context model of the conversion: words and their costs, and forms beside their neighbours.
  ///
  /// Sections: `words` (u32: 24 bits of the word's hash, 8 of its cost), `inner`, `initial`, `final` (bits:
  /// neighbours that stand inside a word, that start one, that end one), `forms` (u64: 32 bits of the
  /// hash, 16 of the form, 16 of the confidence), `filter` (bits: ``ContextFormat/bit(_:)`` of each hash in
  /// `forms`), `plain` (the same for rows that keep the form by default, whose form is 0), `characters` (bits:
  /// characters of the Basic Multilingual Plane that have rows in `forms`),
  /// `shares` (u64, sorted: 32 bits of the character, 16 of a form, 16 of its share; of a character the commonest form first).
  static let context = TableFamily(name: "context") { folder throws(TableError) in
    var writer = TableWriter()
    try addWords(try folder.table("words.tsv"), &writer)
    try addForms(try folder.table("forms.tsv"), &writer)
    try addShares(try folder.table("shares.tsv"), &writer)
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

  private static func addForms(_ table: TableText, _ writer: inout TableWriter) throws(TableError) {
    var entries: [(hash: UInt64, entry: UInt64)] = []
    var plain: [(hash: UInt64, entry: UInt64)] = []
    var characters = [UInt32](repeating: 0, count: 2048)
    for row in table.rows {
      let scalars = row.fields.map { $0.unicodeScalars.map(\.value) }
      guard let kind = ContextFormat.kinds.firstIndex(of: String(row.fields[1])) else { throw row.error("no kind of neighbours", field: 1) }
      guard let confidence = Float(row.fields[4]) else { throw row.error("not a number", field: 4) }
      guard scalars[0].count == 1, scalars[3].count == 1, scalars[0][0] < 0x10000, scalars[3][0] < 0x10000 else {
        throw row.error("not one character of the Basic Multilingual Plane", field: 3)
      }
      let hash = (scalars[2] + [UInt32(kind)]).reduce(ContextFormat.mix(ContextFormat.seed, scalars[0][0]), ContextFormat.mix)
      let steps = UInt64(min(0xFFFF, confidence * ContextFormat.confidenceSteps))
      let entry = UInt64(UInt32(truncatingIfNeeded: hash)) << 32 | steps
      if row.fields[3] == "=" {
        plain.append((hash, entry))
        continue
      }
      entries.append((hash, entry | UInt64(scalars[3][0]) << 16))
      characters[Int(scalars[0][0] >> 5)] |= 1 << (scalars[0][0] & 31)
    }
    writer.add("forms", ContextFormat.fill(entries))
    var filter = [UInt32](repeating: 0, count: 2048)
    for (hash, _) in entries { filter[ContextFormat.bit(hash) >> 5] |= 1 << UInt32(ContextFormat.bit(hash) & 31) }
    writer.add("filter", filter)
    writer.add("plain", ContextFormat.fill(plain))
    writer.add("characters", characters)
  }
}
