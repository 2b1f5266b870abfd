// SPDX-License-Identifier: Apache-2.0

import Glibc
import TableFormat

extension TableFamily {
  /// The context model of the conversion: words and their costs, and forms beside their neighbours.
  ///
  /// Sections: `words` (u32: 24 bits of the word's hash, 8 of its cost), `inner` (bits: neighbours that stand inside a word), `forms` (u64: 32 bits of the
  /// hash, 16 of the form, 16 of the confidence), `characters` (bits: characters of the Basic Multilingual Plane that have forms).
  static let context = TableFamily(name: "context") { folder throws(TableError) in
    var writer = TableWriter()
    try addWords(try folder.table("words.tsv"), &writer)
    try addForms(try folder.table("forms.tsv"), &writer)
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
  }

  private static func addForms(_ table: TableText, _ writer: inout TableWriter) throws(TableError) {
    var entries: [(hash: UInt64, entry: UInt64)] = []
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
      entries.append((hash, UInt64(UInt32(truncatingIfNeeded: hash)) << 32 | UInt64(scalars[3][0]) << 16 | steps))
      characters[Int(scalars[0][0] >> 5)] |= 1 << (scalars[0][0] & 31)
    }
    writer.add("forms", ContextFormat.fill(entries))
    writer.add("characters", characters)
  }
}
