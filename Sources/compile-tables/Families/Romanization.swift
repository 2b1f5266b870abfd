// SPDX-License-Identifier: Apache-2.0

import TableFormat

extension TableFamily {
  /// Mandarin readings of characters and words.
  ///
  /// Sections:
  ///
  ///     syllables   UTF-8, one to a line, with the tone as a digit
  ///     pages       u16 for each 64 code points below U+34000: number of their block
  ///     usual       u16 for each code point of a block: a `UsualReading`
  ///     forms       u16 for each code point of a block: its simplified form, 0 where that is the same
  ///     coded       u16: the simplified characters of words and rules; the first one has code 1 in the trie
  ///     heteronyms  three u16 for each reading of a character that words read in more than one way: see `Heteronyms`
  ///     trie        three u32 for each node of a double array: base, parent, word; the child by code c is the node base + c
  ///     readings    u16: numbers of the syllables of words, one word after another
  ///     rules, sets u16: see `ReadingRules`
  ///
  /// A word is 0 where there is none, else cost in eighths of a nat << 24 | is a name << 23 | is a predicate << 22 |
  /// is a verb << 21 | place of its readings + 1, 0 where usual.
  static let romanization = TableFamily(name: "romanization") { folder throws(TableError) in
    var readings = ReadingTables()
    for row in try folder.table("characters.tsv").rows { try readings.readCharacter(row) }
    for row in try folder.table("words.tsv").rows { try readings.readWord(row) }
    try readings.readRules(folder.table("contexts.tsv").rows + folder.table("neighbours.tsv").rows)
    return readings.writer()
  }
}

private struct ReadingTables {
  private static let pageCount = 0x34000 / 64

  private var syllables: [String] = []
  private var numbers: [String: UInt16] = [:]
  private var pages = [UInt16](repeating: 0, count: pageCount)
  /// Each character and its place in a block.
  private var cells: [(character: UInt32, cell: Int)] = []
  private var usual = [UInt16](repeating: 0, count: 64)
  private var forms = [UInt16](repeating: 0, count: 64)
  private var codes: [UInt16: UInt16] = [:]
  private var coded: [UInt16] = []
  private var trie = Trie()
  private var pool: [UInt16] = []
  private var rules: ReadingRules?
  private var heteronyms = Heteronyms()

  private mutating func number(_ syllable: Substring) -> UInt16 {
    let syllable = String(syllable)
    if let number = numbers[syllable] { return number }
    syllables.append(syllable)
    numbers[syllable] = UInt16(syllables.count)
    return UInt16(syllables.count)
  }

  mutating func readCharacter(_ row: TableText.Row) throws(TableError) {
    guard let scalar = row.fields[0].unicodeScalars.first, Int(scalar.value) / 64 < Self.pageCount else {
      throw row.error("'\(row.fields[0])' is no character of the first planes")
    }
    guard let first = row.fields[1].split(separator: " ").first else { throw row.error("no reading", field: 1) }
    let cell = cell(scalar.value)
    usual[cell] = number(first)
    heteronyms.take(scalar, row)
    if row.fields[2] != "-", let form = row.fields[2].unicodeScalars.first { forms[cell] = UInt16(exactly: form.value) ?? 0 }
    cells.append((scalar.value, cell))
  }

  private mutating func cell(_ code: UInt32) -> Int {
    let page = Int(code) / 64
    if pages[page] == 0 {
      pages[page] = UInt16(usual.count / 64)
      usual += [UInt16](repeating: 0, count: 64)
      forms += [UInt16](repeating: 0, count: 64)
    }
    return Int(pages[page]) * 64 + Int(code) % 64
  }

  mutating func readWord(_ row: TableText.Row) throws(TableError) {
    guard let cost = UInt32(row.fields[1]), (1...255).contains(cost) else { throw row.error("'\(row.fields[1])' is no cost", field: 1) }
    var key: [UInt16] = []
    for scalar in row.fields[0].unicodeScalars {
      guard let character = UInt16(exactly: scalar.value) else { throw row.error("a character beyond U+FFFF") }
      key.append(code(of: character))
    }
    var place: UInt32 = 0
    if row.fields[3] != "-" {
      let word = row.fields[3].split(separator: " ").map { number($0) }
      guard word.count == key.count else { throw row.error("\(word.count) readings for \(key.count) characters", field: 3) }
      place = UInt32(pool.count + 1)
      pool += word
    }
    heteronyms.count(row)
    trie.add(key, word: cost << 24 | kind(row.fields[2]) | place)
  }

  private mutating func code(of character: UInt16) -> UInt16 {
    if let code = codes[character] { return code }
    coded.append(character)
    let code = UInt16(coded.count)
    codes[character] = code
    return code
  }

  mutating func readRules(_ rows: [TableText.Row]) throws(TableError) {
    rules = try ReadingRules(rows) { numbers[String($0)] }
    for character in rules?.characters.sorted() ?? [] { _ = code(of: character) }
  }

  private func kind(_ name: Substring) -> UInt32 {
    switch name {
    case "name": 1 << 23
    case "predicate": 1 << 22
    case "verb": 1 << 22 | 1 << 21
    default: 0
    }
  }

  /// Marks the characters that rules read.
  private func usualReadings() -> [UInt16] {
    var readings = usual
    for (character, cell) in cells {
      let form = forms[cell] == 0 ? UInt16(exactly: character) : forms[cell]
      let isRuled = form.map { rules?.ruled.contains($0) == true } ?? false
      readings[cell] = UsualReading(syllable: usual[cell], isRuled: isRuled).bits
    }
    return readings
  }

  func writer() -> TableWriter {
    precondition(syllables.count <= UsualReading.lastSyllable)
    var writer = TableWriter()
    writer.add("syllables", Array(syllables.joined(separator: "\n").utf8))
    writer.add("pages", pages)
    writer.add("usual", usualReadings())
    writer.add("forms", forms)
    writer.add("coded", coded)
    writer.add("heteronyms", heteronyms.rows { numbers[$0] })
    writer.add("trie", trie.doubleArray())
    writer.add("readings", pool)
    writer.add("rules", rules?.rules ?? [])
    writer.add("sets", rules?.sets ?? [])
    return writer
  }
}

/// A trie of words that is packed into a double array.
private struct Trie {
  private var children: [[(code: UInt16, node: Int)]] = [[]]
  private var words: [UInt32] = [0]

  mutating func add(_ key: [UInt16], word: UInt32) {
    var node = 0
    for code in key {
      if let known = children[node].last(where: { $0.code == code }) {
        node = known.node
      } else {
        children.append([])
        words.append(0)
        children[node].append((code, children.count - 1))
        node = children.count - 1
      }
    }
    words[node] = word
  }

  /// Base, parent and word of each place; place 1 is the root, and a place without a node has the parent 0.
  func doubleArray() -> [UInt32] {
    var array: [UInt32] = [0, .max, 0, 0, .max, 0]
    var firstFree = 2
    var queue = [(node: 0, place: 1)]
    var next = 0
    func isFree(_ place: Int) -> Bool { 3 * place >= array.count || array[3 * place + 1] == 0 }
    while next < queue.count {
      let (node, place) = queue[next]
      next += 1
      guard !children[node].isEmpty else { continue }
      let codes = children[node].map { Int($0.code) }
      while !isFree(firstFree) { firstFree += 1 }
      var base = max(1, firstFree - (codes.min() ?? 0))
      while !codes.allSatisfy({ isFree(base + $0) }) { base += 1 }
      array[3 * place] = UInt32(base)
      for (code, child) in children[node] {
        let slot = base + Int(code)
        while array.count < 3 * slot + 3 { array.append(0) }
        array[3 * slot + 1] = UInt32(place)
        array[3 * slot + 2] = words[child]
        queue.append((child, slot))
      }
    }
    return array
  }
}
