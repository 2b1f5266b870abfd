// SPDX-License-Identifier: Apache-2.0

/// How characters are read that stand as words of their own, by their neighbours.
struct ContextRules: Sendable {
  private struct Rule: Sendable {
    let syllable: UInt16
    let left: Neighbours
    let right: Neighbours

    func fit(_ i: Int, _ items: [WordReader.Item], left leftCode: UInt32, right rightCode: UInt32) -> Bool {
      left.fit(leftCode, isPredicate: i > 0 && items[i - 1].endsPredicate, otherWords: i, items)
        && right.fit(rightCode, isPredicate: false, otherWords: i, items)
    }
  }

  /// By character; `isRuled` says in one look that there is none.
  private var rules: [UInt32: [Rule]] = [:]
  private var ruled = [Bool](repeating: false, count: 0x10000)

  /// - Parameter number: the number of a syllable, `nil` where the tables do not have it.
  init(rows: String, number: (Substring) -> UInt16?) {
    for row in rows.split(separator: "\n") {
      let fields = row.split(separator: "\t")
      guard fields.count == 4, let character = fields[0].unicodeScalars.first, let syllable = number(fields[1]) else { continue }
      if character.value < 0x10000 { ruled[Int(character.value)] = true }
      rules[character.value, default: []].append(Rule(syllable: syllable, left: Neighbours(fields[2]), right: Neighbours(fields[3])))
    }
  }

  /// Whether there is a rule for a simplified character.
  @inline(__always)
  func isRuled(_ character: UInt32) -> Bool {
    character < 0x10000 && ruled[Int(character)]
  }

  /// The syllable of the first rule that fits the character at `i`, or `nil`.
  ///
  /// - Parameters:
  ///   - left: the character before it, 0 at the border of the run.
  ///   - right: the character after it, 0 at the border of the run.
  func syllable(at i: Int, of items: [WordReader.Item], left: UInt32, right: UInt32) -> UInt16? {
    rules[items[i].form]?.first { $0.fit(i, items, left: left, right: right) }?.syllable
  }
}

/// What may stand on one side of a character.
private struct Neighbours: Sendable {
  private static let numbers = Set("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两".unicodeScalars.map(\.value))

  private var isAnything = false
  private var takesNumber = false
  private var takesBorder = false
  private var takesPredicate = false
  private var otherWord: OtherWord?
  private var characters: Set<UInt32> = []

  init(_ text: Substring) {
    isAnything = text == "*"
    var rest = text
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      take(kind: rest[rest.index(after: open)..<close])
      rest = rest[..<open] + rest[rest.index(after: close)...]
    }
    characters = Set(rest.unicodeScalars.map(\.value))
  }

  private mutating func take(kind: Substring) {
    switch kind {
    case "number": takesNumber = true
    case "start", "end": takesBorder = true
    case "predicate": takesPredicate = true
    default: otherWord = OtherWord(kind)
    }
  }

  /// - Parameter code: the simplified character, 0 at the border of a run of Han.
  func fit(_ code: UInt32, isPredicate: Bool, otherWords i: Int, _ items: [WordReader.Item]) -> Bool {
    isAnything || isPredicate && takesPredicate || code == 0 && takesBorder || takesNumber && Self.numbers.contains(code)
      || characters.contains(code) || otherWord?.stands(beside: i, in: items) == true
  }
}

/// A word that stands somewhere before or after a character in the same run of Han.
private enum OtherWord: Sendable {
  case earlier(UInt32)
  case later(UInt32)
  case laterVerb

  private static let attributive: UInt32 = 0x7684  // 的

  init?(_ kind: Substring) {
    let parts = kind.split(separator: " ")
    guard parts.count == 2, let code = parts[1].unicodeScalars.first?.value else { return nil }
    self = parts[0] == "earlier" ? .earlier(code) : parts[1] == "verb" ? .laterVerb : .later(code)
  }

  func stands(beside i: Int, in items: [WordReader.Item]) -> Bool {
    switch self {
    case .earlier(let code): (0..<i).contains { isWord($0, code, items) }
    case .later(let code): (i + 1..<items.count).contains { isWord($0, code, items) }
    case .laterVerb: (i + 1..<items.count).contains { endsClause($0, after: i, items) }
    }
  }

  private func isWord(_ k: Int, _ code: UInt32, _ items: [WordReader.Item]) -> Bool {
    items[k].form == code && items[k].endsWord && (k == 0 || items[k - 1].endsWord)
  }

  /// Whether a verb ends at `k` that 的 does not follow, or some predicate that ends the run and does not stand alone after `i`.
  private func endsClause(_ k: Int, after i: Int, _ items: [WordReader.Item]) -> Bool {
    let isLast = k + 1 == items.count
    if items[k].endsVerb { return isLast || items[k + 1].form != Self.attributive }
    guard isLast, items[k].endsPredicate, !items[k - 1].endsWord else { return false }
    return (i + 1..<k).contains { items[$0].endsWord }
  }
}
