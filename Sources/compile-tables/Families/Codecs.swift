// SPDX-License-Identifier: Apache-2.0

import TableFormat

extension TableFamily {
  /// Which byte has become which character, both ways.
  ///
  /// Sections, `X` being a codec of two bytes:
  ///
  ///     X             u16 for each cell, 191 to a lead byte from 81: its character's lower 16 bits, 0 where there is none
  ///     X.plane2      one bit for each cell: the character is in U+20000…
  ///     X.pages       u16 for each 64 code points below U+30000: number of their block from 1, 0 where there is none
  ///     X.blocks      u16 for each code point of a block: its bytes, 0 where there are none
  ///     single        u16 for each byte from 80 of each one-byte codec
  ///     single.pages  as X.pages, below U+10000
  ///     single.blocks one byte for each code point of a block and each one-byte codec, 0 where there is none
  ///     gb.linear, gb.code  u32 for each four-byte range of GB18030: first linear index and count, first code point
  ///     surprise      i8 for each code point below U+10000: how far a character's cost is above that of ordinary text, in quarter nats
  ///     surprise.utf8 u16 for the same, in the order of `SurpriseFormat`: what is above nothing and what is below in a byte each
  ///     R.codes, R.ends, R.text    for a repair R that replaces characters: u32 code points, sorted; u16 ends of their texts; the texts
  ///     entity.names, entity.nameEnds, entity.text, entity.textEnds    the same for named entities, sorted by name
  ///     kinds         u8 for each code point below U+10000: its `CharacterKind`
  ///
  /// The three-byte cells of EUC-JP are those of the codec `jis-x-0212`; their bytes in `euc-jp.blocks` have the trail's high bit clear.
  static let codecs = TableFamily(name: "codecs") { folder throws(TableError) in
    var writer = TableWriter()
    let also = try folder.table("also.tsv")
    for name in ["gbk", "big5", "shift-jis", "euc-jp", "euc-kr"] {
      var codec = DoubleByteCells()
      try codec.read(try folder.table("\(name).tsv"))
      for row in also.rows where row.fields[0] == name { try codec.readAlso(row) }
      codec.write(name, to: &writer)
    }
    try writeSingleByte(try folder.table("single-byte.tsv"), to: &writer)
    try writeRanges(try folder.table("gb18030-ranges.tsv"), to: &writer)
    let kinds = try kinds(try folder.table("kinds.tsv"), commonHan: try folder.table("common-han.tsv"))
    writer.add("kinds", kinds)
    let surprise = try surprise(kinds, try folder.table("../detection/characters.tsv"))
    writer.add("surprise", surprise)
    writer.add("surprise.utf8", SurpriseFormat.entries(of: surprise))
    try writeReplacements(try folder.table("replacements.tsv"), to: &writer)
    try writeEntities(try folder.table("entities.tsv"), to: &writer)
    return writer
  }

  private static func writeReplacements(_ table: TableText, to writer: inout TableWriter) throws(TableError) {
    var names: [Substring] = []
    var rows: [(name: Int, code: UInt32, text: [UInt8])] = []
    for row in table.rows {
      guard let code = UInt32(row.fields[1], radix: 16) else { throw row.error("no code point", field: 1) }
      if names.last != row.fields[0] { names.append(row.fields[0]) }
      rows.append((names.count - 1, code, row.fields[2] == "SPACE" ? [0x20] : Array(row.fields[2].utf8)))
    }
    for (index, name) in names.enumerated() {
      let own = rows.filter { $0.name == index }.sorted { $0.code < $1.code }
      let ends = own.reduce(into: [UInt16](arrayLiteral: 0)) { $0.append($0[$0.count - 1] + UInt16($1.text.count)) }
      writer.add("\(name.prefix(10)).codes", own.map(\.code))
      writer.add("\(name.prefix(10)).ends", ends)
      writer.add("\(name.prefix(10)).text", own.flatMap(\.text))
    }
  }

  private static func writeEntities(_ table: TableText, to writer: inout TableWriter) throws(TableError) {
    var rows: [(name: [UInt8], text: [UInt8])] = []
    for row in table.rows {
      var text = ""
      for code in row.fields[1].split(separator: " ") {
        guard let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) else { throw row.error("no code point", field: 1) }
        text.unicodeScalars.append(scalar)
      }
      rows.append((Array(row.fields[0].utf8), Array(text.utf8)))
    }
    rows.sort { $0.name.lexicographicallyPrecedes($1.name) }
    writer.add("entity.names", rows.flatMap(\.name))
    writer.add("entity.nameEnds", rows.reduce(into: [UInt16](arrayLiteral: 0)) { $0.append($0[$0.count - 1] + UInt16($1.name.count)) })
    writer.add("entity.text", rows.flatMap(\.text))
    writer.add("entity.textEnds", rows.reduce(into: [UInt16](arrayLiteral: 0)) { $0.append($0[$0.count - 1] + UInt16($1.text.count)) })
  }

  private static func kinds(_ table: TableText, commonHan: TableText) throws(TableError) -> [UInt8] {
    var kinds = [UInt8](repeating: CharacterKind.other.rawValue, count: 0x10000)
    for row in table.rows {
      guard let first = UInt16(row.fields[0], radix: 16), let last = UInt16(row.fields[1], radix: 16), first <= last else {
        throw row.error("no range of code points")
      }
      guard let kind = CharacterKind(named: row.fields[2]) else { throw row.error("unknown kind '\(row.fields[2])'", field: 2) }
      for code in first...last { kinds[Int(code)] = kind.rawValue }
    }
    for row in commonHan.rows {
      for scalar in row.fields[0].unicodeScalars where scalar.value < 0x10000 {
        kinds[Int(scalar.value)] = CharacterKind.commonHan.rawValue
      }
    }
    return kinds
  }

  /// East Asian characters by the language in which they are commonest, others by kind: signs of a wrong reading above 0.
  private static func surprise(_ kinds: [UInt8], _ frequencies: TableText) throws(TableError) -> [Int8] {
    var surprise = kinds.indices.map { code in
      CharacterKind(rawValue: kinds[code]).map { quarterNats($0, UInt32(code)) } ?? 0
    }
    var counted = Set<UInt32>()
    for row in frequencies.rows {
      guard let cost = Int(row.fields[1]) else { throw row.error("'\(row.fields[1])' is no cost", field: 1) }
      for scalar in row.fields[2].unicodeScalars where scalar.value >= 0x2000 && scalar.value < 0x10000 {
        let own = Int8(clamping: (cost + 10) * 4 / 10 - 32)
        let isFirst = counted.insert(scalar.value).inserted
        surprise[Int(scalar.value)] = isFirst ? own : min(own, surprise[Int(scalar.value)])
      }
    }
    for code in surprise.indices where kinds[code] == CharacterKind.commonHan.rawValue || kinds[code] == CharacterKind.rareHan.rawValue {
      surprise[code] -= drift
    }
    surprise[longVowel] = 44
    return surprise
  }

  /// 〖, which EUC-JP's ー becomes in GBK: alone in lines whose kana are the same in both.
  private static let longVowel = 0x3016
  /// Han of sound text would add up to nothing in the mean; with this they sink.
  private static let drift: Int8 = 3

  /// What a character of a kind adds to the suspicion that it was read wrongly.
  private static func quarterNats(_ kind: CharacterKind, _ code: UInt32) -> Int8 {
    switch kind {
    case .lowerASCII, .upperASCII, .digit: -12
    case .openQuote, .closeQuote: code < 0x100 ? 22 : 0
    case .space, .punctuationASCII, .control, .dash, .punctuation, .mark: 0
    case .commonHan: 14
    case .rareHan: 22
    case .hangul, .hiragana, .katakana: 16
    case .halfKatakana: 8
    case .wide: 8
    case .lowerLatin, .upperLatin: code | 1 == 0xC3 ? 44 : code < 0x180 ? 20 : 0
    case .lowerOther, .upperOther: code >= 0x402 && code < 0x410 ? 40 : code >= 0x452 && code < 0x460 ? 20 : kind == .upperOther ? 6 : -4
    case .letter: -4
    case .rareLatin: 4
    case .currency, .number, .diacritic, .sign, .symbol: 28
    case .blank: 12
    case .box, .emoji: 4
    case .controlC1, .privateUse, .replacement: 40
    case .other: 0
    }
  }

  private static func writeSingleByte(_ table: TableText, to writer: inout TableWriter) throws(TableError) {
    var cells: [UInt16] = []
    for row in table.rows {
      let codes = row.fields[2].split(separator: " ")
      guard codes.count == 16 else { throw row.error("\(codes.count) code points, expected 16", field: 2) }
      for code in codes {
        guard code != "-" else {
          cells.append(0)
          continue
        }
        guard let value = UInt16(code, radix: 16) else { throw row.error("'\(code)' is no code point", field: 2) }
        cells.append(value)
      }
    }
    let codecs = cells.count / 128
    var pages = CodePointPages(width: codecs, limit: 0x10000)
    for (index, code) in cells.enumerated() where code != 0 {
      pages.set(UInt32(code), column: index / 128, to: UInt16(0x80 + index % 128))
    }
    writer.add("single", cells)
    writer.add("single.pages", pages.pages)
    writer.add("single.blocks", pages.blocks.map { UInt8($0) })
  }

  private static func writeRanges(_ table: TableText, to writer: inout TableWriter) throws(TableError) {
    var linear: [UInt32] = []
    var code: [UInt32] = []
    for row in table.rows {
      guard let index = UInt32(row.fields[0]), let first = UInt32(row.fields[1], radix: 16), let count = UInt32(row.fields[2]) else {
        throw row.error("not an index, a code point and a count")
      }
      linear += [index, count]
      code.append(first)
    }
    writer.add("gb.linear", linear)
    writer.add("gb.code", code)
  }
}

/// The cells of one double-byte codec and the way back.
private struct DoubleByteCells {
  private static let width = 191
  private var cells = [UInt16](repeating: 0, count: 126 * width)
  private var plane2 = [UInt8](repeating: 0, count: (126 * width + 7) / 8)
  /// The cells behind the lead byte 8F of EUC-JP.
  private var second: [UInt16] = []
  private var pages = CodePointPages(width: 1, limit: 0x30000)

  mutating func read(_ table: TableText) throws(TableError) {
    for row in table.rows {
      guard let lead = UInt32(row.fields[0], radix: 16), let first = UInt32(row.fields[1], radix: 16) else {
        throw row.error("no byte in hexadecimal")
      }
      for (offset, scalar) in row.fields[2].unicodeScalars.enumerated() where scalar != "\u{FFFD}" {
        let trail = first + UInt32(offset)
        guard trail < 0xFF else { throw row.error("too many characters", field: 2) }
        set(lead, trail, scalar.value)
      }
    }
  }

  private mutating func set(_ lead: UInt32, _ trail: UInt32, _ code: UInt32) {
    let cell = (Int(lead & 0xFF) - 0x81) * Self.width + Int(trail) - 0x40
    if lead > 0xFF {
      if second.isEmpty { second = [UInt16](repeating: 0, count: 126 * Self.width) }
      second[cell] = UInt16(truncatingIfNeeded: code)
      pages.setIfFree(code, to: UInt16(lead & 0xFF) << 8 | UInt16(trail & 0x7F))
    } else {
      cells[cell] = UInt16(truncatingIfNeeded: code)
      if code > 0xFFFF { plane2[cell / 8] |= 1 << UInt8(cell % 8) }
      pages.setIfFree(code, to: UInt16(lead << 8 | trail))
    }
  }

  mutating func readAlso(_ row: TableText.Row) throws(TableError) {
    guard let bytes = UInt16(row.fields[1], radix: 16), let code = UInt32(row.fields[2], radix: 16) else {
      throw row.error("no bytes and code point in hexadecimal", field: 1)
    }
    pages.setIfFree(code, to: bytes)
  }

  func write(_ name: String, to writer: inout TableWriter) {
    writer.add(name, cells)
    if plane2.contains(where: { $0 != 0 }) { writer.add("\(name).plane2", plane2) }
    if !second.isEmpty { writer.add("jis-x-0212", second) }
    writer.add("\(name).pages", pages.pages)
    writer.add("\(name).blocks", pages.blocks)
  }
}

/// A two-stage table from code points to numbers, 64 code points to a block.
private struct CodePointPages {
  let width: Int
  private(set) var pages: [UInt16]
  private(set) var blocks: [UInt16] = []

  init(width: Int, limit: Int) {
    self.width = width
    pages = [UInt16](repeating: 0, count: limit / 64)
  }

  private mutating func slot(_ code: UInt32, _ column: Int) -> Int {
    let page = Int(code / 64)
    if pages[page] == 0 {
      blocks += [UInt16](repeating: 0, count: 64 * width)
      pages[page] = UInt16(blocks.count / (64 * width))
    }
    return (Int(pages[page]) - 1) * 64 * width + Int(code % 64) * width + column
  }

  mutating func set(_ code: UInt32, column: Int, to value: UInt16) {
    blocks[slot(code, column)] = value
  }

  /// The first bytes that decode to a character are those to which it encodes.
  mutating func setIfFree(_ code: UInt32, to value: UInt16) {
    let slot = slot(code, 0)
    if blocks[slot] == 0 { blocks[slot] = value }
  }
}
