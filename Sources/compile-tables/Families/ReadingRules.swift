// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// The rules for characters that stand as words of their own, as `contexts.tsv` and `neighbours.tsv` write them.
struct ReadingRules {
  /// Character, syllable, and the places of what may stand to the left and right, in `sets`; the rules of a character follow one another.
  private(set) var rules: [UInt16] = []
  /// For each side its kinds, the word that one of them names, the number of characters, and these, sorted.
  private(set) var sets: [UInt16] = []
  /// Every character that the rules name.
  private(set) var characters: Set<UInt16> = []
  private(set) var ruled: Set<UInt16> = []
  private var places: [String: UInt16] = [:]

  /// - Parameter number: the number of a syllable, `nil` where no character and no word has it.
  init(_ rows: [TableText.Row], number: (Substring) -> UInt16?) throws(TableError) {
    var order: [UInt16] = []
    var rulesOf: [UInt16: [UInt16]] = [:]
    for row in rows {
      guard let character = Self.code(row.fields[0]) else { throw row.error("'\(row.fields[0])' is no character of the first plane") }
      guard let syllable = number(row.fields[1]) else { throw row.error("no word is read '\(row.fields[1])'", field: 1) }
      if rulesOf[character] == nil { order.append(character) }
      rulesOf[character, default: []] += [character, syllable, try place(row, 2), try place(row, 3)]
    }
    rules = order.flatMap { rulesOf[$0] ?? [] }
    ruled = Set(order)
    characters.formUnion(order)
  }

  private static func code(_ text: Substring) -> UInt16? {
    text.unicodeScalars.first.flatMap { UInt16(exactly: $0.value) }
  }

  /// The place of a side in `sets`; equal sides are stored once.
  private mutating func place(_ row: TableText.Row, _ field: Int) throws(TableError) -> UInt16 {
    let text = String(row.fields[field])
    if let place = places[text] { return place }
    guard let place = UInt16(exactly: sets.count) else { throw row.error("more than 65,536 neighbours") }
    places[text] = place
    var kinds: NeighbourKinds = text == "*" ? .anything : []
    var word: UInt16 = 0
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      guard let kind = Self.kind(name) else { throw row.error("'{\(name)}' is no kind of neighbour", field: field) }
      kinds.insert(kind)
      if kind == .earlierWord || kind == .laterWord { word = Self.code(name.split(separator: " ")[1]) ?? 0 }
      rest = rest[..<open] + rest[rest.index(after: close)...]
    }
    let named = kinds.contains(.anything) ? [] : Set(rest.unicodeScalars.compactMap { UInt16(exactly: $0.value) }).sorted()
    characters.formUnion(named + (word > 0 ? [word] : []))
    sets += [kinds.rawValue, word, UInt16(named.count)] + named
    return place
  }

  private static func kind(_ name: Substring) -> NeighbourKinds? {
    switch name {
    case "number": .number
    case "start", "end": .border
    case "predicate": .predicate
    case "later verb": .laterVerb
    case _ where name.hasPrefix("earlier "): .earlierWord
    case _ where name.hasPrefix("later "): .laterWord
    default: nil
    }
  }
}
