// SPDX-License-Identifier: Apache-2.0

import TableFormat

extension TableFamily {
  /// How surprising each character is in text of each language.
  ///
  /// Sections: `pages`, u16 for each 64 code points, the number of their block; `costs`, eight u8 for each code point of each block, in
  /// tenths of a nat, one for each language. Equal blocks are stored once.
  static let detection = TableFamily(name: "detection") { folder throws(TableError) in
    var costs = CharacterCosts()
    for row in try folder.table("blocks.tsv").rows { try costs.readBlock(row) }
    for row in try folder.table("characters.tsv").rows { try costs.readCharacters(row) }
    return costs.writer()
  }
}

private struct CharacterCosts {
  private static let languages = ["hans", "hant", "ja", "ko", "latin", "greek", "cyrillic", "other"]
  private static let limit = 0x110000
  /// Counts were taken among characters beyond ASCII; text has ASCII too.
  private static let shareOfASCII: UInt8 = 10

  private var costs = [[UInt8]](repeating: [UInt8](repeating: 255, count: limit), count: languages.count)

  mutating func readBlock(_ row: TableText.Row) throws(TableError) {
    guard let first = Int(row.fields[0], radix: 16), let last = Int(row.fields[1], radix: 16), first <= last, last < Self.limit else {
      throw row.error("not a range of code points")
    }
    for language in Self.languages.indices {
      let field = row.fields[2 + language]
      guard let cost = UInt8(field) else { throw row.error("'\(field)' is no cost", field: 2 + language) }
      for code in first...last { costs[language][code] = cost }
    }
  }

  mutating func readCharacters(_ row: TableText.Row) throws(TableError) {
    guard let language = Self.languages.firstIndex(of: String(row.fields[0])) else {
      throw row.error("unknown language; known languages: \(Self.languages.joined(separator: ", "))")
    }
    guard let cost = UInt8(row.fields[1]), cost <= 255 - Self.shareOfASCII else {
      throw row.error("'\(row.fields[1])' is no cost", field: 1)
    }
    for scalar in row.fields[2].unicodeScalars { costs[language][Int(scalar.value)] = cost + Self.shareOfASCII }
  }

  func writer() -> TableWriter {
    var numbers: [[UInt8]: UInt16] = [:]
    var pages: [UInt16] = []
    var blocks: [UInt8] = []
    for start in stride(from: 0, to: Self.limit, by: 64) {
      let block = (start..<start + 64).flatMap { code in costs.map { $0[code] } }
      if numbers[block] == nil {
        numbers[block] = UInt16(numbers.count)
        blocks += block
      }
      pages.append(numbers[block] ?? 0)
    }
    var writer = TableWriter()
    writer.add("pages", pages)
    writer.add("costs", blocks)
    return writer
  }
}
