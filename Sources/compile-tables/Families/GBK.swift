// SPDX-License-Identifier: Apache-2.0

import TableFormat

extension TableFamily {
  /// Code page 936 both ways, what kind each character is, and Mandarin readings both ways.
  static let gbk = TableFamily(name: "gbk") { folder throws(TableError) in
    let matrix = try GBKMatrix(folder.table("characters.tsv"))
    let forms = try CharacterForms(folder)
    let readings = try GBKReadings(folder.table("readings.tsv"), matrix)
    var writer = TableWriter()
    writer.add(GBKFormat.decoding, matrix.decoding)
    writer.add(GBKFormat.encoding, matrix.encoding)
    writer.add(GBKFormat.forms, matrix.decoding.map { forms.form(of: $0) })
    writer.add(GBKFormat.syllables, readings.syllables)
    writer.add(GBKFormat.readingStarts, readings.starts)
    writer.add(GBKFormat.readings, readings.list)
    writer.add(GBKFormat.characterStarts, readings.characterStarts)
    writer.add(GBKFormat.characters, readings.characters)
    return writer
  }
}

/// The double-byte characters of code page 936.
private struct GBKMatrix {
  /// For each cell its code point; 0 where there is none.
  var decoding = [UInt16](repeating: 0, count: GBKFormat.cellCount)
  /// For each code point its two bytes; 0 where it has none.
  var encoding = [UInt16](repeating: 0, count: 0x10000)

  init(_ table: TableText) throws(TableError) {
    for row in table.rows {
      guard let lead = UInt16(row.fields[0], radix: 16), 0x81...0xFE ~= lead else { throw row.error("no lead byte") }
      let codes = row.fields[1].split(separator: " ")
      guard codes.count == 190 else { throw row.error("\(codes.count) cells instead of 190", field: 1) }
      for (index, code) in codes.enumerated() {
        guard let unit = UInt16(code, radix: 16) else { throw row.error("'\(code)' is no code point", field: 1) }
        let pair = lead << 8 | UInt16(0x40 + index + (index >= 0x3F ? 1 : 0))
        decoding[GBKFormat.cell(pair)] = unit
        if unit != 0 { encoding[Int(unit)] = pair }
      }
    }
  }
}

/// Which characters belong to which script, from OpenCC's character tables; what Big5 has among its frequent ones is no Simplified form alone.
private struct CharacterForms {
  private var simplified: Set<UInt16> = []
  private var traditional: Set<UInt16> = []
  private var variants: Set<UInt16> = []

  init(_ folder: TableFolder) throws(TableError) {
    for row in try folder.table("../opencc/STCharacters.tsv").rows {
      let values = row.fields[1].split(separator: " ").compactMap(Self.unit)
      guard let key = Self.unit(row.fields[0]) else { continue }
      traditional.formUnion(values.filter { $0 != key })
      if !values.contains(key) { simplified.insert(key) }
    }
    for row in try folder.table("../opencc/TWVariants.tsv").rows {
      traditional.formUnion(row.fields[1].split(separator: " ").prefix(1).compactMap(Self.unit))
    }
    for row in try folder.table("../opencc/TSCharacters.tsv").rows {
      guard let key = Self.unit(row.fields[0]), row.fields[1].split(separator: " ").first.flatMap(Self.unit) != key else { continue }
      if !traditional.contains(key) { variants.insert(key) }
    }
    try addJapanese(folder)
    for row in try folder.table("big5-frequent.tsv").rows { simplified.subtract(row.fields[1].utf16) }
  }

  /// Japanese forms that Chinese does not use.
  private mutating func addJapanese(_ folder: TableFolder) throws(TableError) {
    for row in try folder.table("../opencc/JPShinjitaiCharacters.tsv").rows {
      guard let key = Self.unit(row.fields[0]), !simplified.contains(key), !traditional.contains(key) else { continue }
      let isChinese = row.fields[1].split(separator: " ").contains { Self.unit($0) == key }
      if !isChinese, key != 0 { variants.insert(key) }
    }
  }

  private static func unit(_ text: Substring) -> UInt16? {
    text.utf16.count == 1 ? text.utf16.first : nil
  }

  func form(of unit: UInt16) -> UInt8 {
    if unit == 0 { return GBKFormat.Form.none.rawValue }
    if simplified.contains(unit) { return GBKFormat.Form.simplified.rawValue }
    if variants.contains(unit) { return GBKFormat.Form.variant.rawValue }
    if traditional.contains(unit) { return GBKFormat.Form.traditional.rawValue }
    if 0xE000...0xF8FF ~= unit { return GBKFormat.Form.privateUse.rawValue }
    return (0x4E00...0x9FFF ~= unit ? GBKFormat.Form.common : GBKFormat.Form.symbol).rawValue
  }
}

/// Readings by character, and characters outside GB 2312 by reading; a syllable without its tone stands for all its tones.
private struct GBKReadings {
  /// Ascending.
  private(set) var syllables: [UInt64] = []
  private(set) var starts: [UInt16] = []
  private(set) var list: [UInt16] = []
  private(set) var characterStarts: [UInt16] = []
  private(set) var characters: [UInt16] = []

  init(_ table: TableText, _ matrix: GBKMatrix) throws(TableError) {
    var byCell = [[[UInt8]]](repeating: [], count: GBKFormat.cellCount)
    var leadingCounts = [Int](repeating: 0, count: GBKFormat.cellCount)
    for row in table.rows {
      guard let unit = row.fields[0].utf16.first, matrix.encoding[Int(unit)] != 0 else { throw row.error("not in GBK") }
      let cell = GBKFormat.cell(matrix.encoding[Int(unit)])
      let leading = try Self.syllables(row, field: 1)
      byCell[cell] = leading + (try Self.syllables(row, field: 2))
      byCell[cell] += byCell[cell].map(GBKFormat.withoutTone)
      leadingCounts[cell] = leading.count
    }
    let packed = byCell.map { $0.map(GBKFormat.packed) }
    syllables = Set(packed.joined()).sorted()
    index(packed, leadingCounts)
  }

  private static func syllables(_ row: TableText.Row, field: Int) throws(TableError) -> [[UInt8]] {
    if row.fields[field] == "-" { return [] }
    let syllables = row.fields[field].split(separator: " ").map { Array($0.utf8) }
    guard syllables.allSatisfy({ $0.count <= 8 }) else { throw row.error("a reading is too long", field: field) }
    return syllables
  }

  private mutating func index(_ byCell: [[UInt64]], _ leadingCounts: [Int]) {
    var numbers: [UInt64: UInt16] = [:]
    for (number, syllable) in syllables.enumerated() { numbers[syllable] = UInt16(number) }
    var bySyllable = [[UInt16]](repeating: [], count: syllables.count)
    for (cell, readings) in byCell.enumerated() {
      starts.append(UInt16(list.count))
      var seen: Set<UInt64> = []
      for (place, reading) in readings.enumerated() where seen.insert(reading).inserted {
        guard let number = numbers[reading] else { continue }
        list.append(place < leadingCounts[cell] ? number | GBKFormat.leading : number)
        let pair = GBKFormat.pair(cell)
        if !GBKFormat.isGB2312(pair) { bySyllable[Int(number)].append(pair) }
      }
    }
    starts.append(UInt16(list.count))
    for pairs in bySyllable {
      characterStarts.append(UInt16(characters.count))
      characters += pairs
    }
    characterStarts.append(UInt16(characters.count))
  }
}
