// SPDX-License-Identifier: Apache-2.0

/// How characters are read that stand as words of their own, by their neighbours.
struct ContextRules: Sendable {
  private struct Rule: Sendable {
    let syllable: UInt16
    let left: Neighbours
    let right: Neighbours
  }

  /// Which characters may stand on one side.
  private struct Neighbours: Sendable {
    var isAnything = false
    var takesNumber = false
    var takesBorder = false
    var takesPredicate = false
    var characters: Set<UInt32> = []

    init(_ text: Substring) {
      var rest = String(text)
      if rest == "*" { isAnything = true }
      if rest.contains("{predicate}") {
        takesPredicate = true
        rest.replace("{predicate}", with: "")
      }
      for (name, isBorder) in [("{number}", false), ("{start}", true), ("{end}", true)] where rest.contains(name) {
        if isBorder { takesBorder = true } else { takesNumber = true }
        rest.replace(name, with: "")
      }
      characters = Set(rest.unicodeScalars.map(\.value))
    }

    /// - Parameter code: the simplified character, 0 at the border of a run of Han.
    func fit(_ code: UInt32, isPredicate: Bool = false) -> Bool {
      isAnything || isPredicate && takesPredicate || code == 0 && takesBorder || takesNumber && ContextRules.numbers.contains(code)
        || characters.contains(code)
    }
  }

  private static let numbers = Set("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两".unicodeScalars.map(\.value))

  /// By character; `isRuled` says in one look that there is none.
  private var rules: [UInt32: [Rule]] = [:]
  private var isRuled = [Bool](repeating: false, count: 0x10000)

  /// - Parameter number: the number of a syllable, `nil` where the tables do not have it.
  init(rows: String, number: (Substring) -> UInt16?) {
    for row in rows.split(separator: "\n") {
      let fields = row.split(separator: "\t")
      guard fields.count == 4, let character = fields[0].unicodeScalars.first, let syllable = number(fields[1]) else { continue }
      if character.value < 0x10000 { isRuled[Int(character.value)] = true }
      rules[character.value, default: []].append(Rule(syllable: syllable, left: Neighbours(fields[2]), right: Neighbours(fields[3])))
    }
  }

  /// The syllable of the first rule that fits, or `nil`.
  func syllable(of character: UInt32, left: UInt32, isAfterPredicate: Bool, right: UInt32) -> UInt16? {
    guard character < 0x10000, isRuled[Int(character)] else { return nil }
    return rules[character]?.first { $0.left.fit(left, isPredicate: isAfterPredicate) && $0.right.fit(right) }?.syllable
  }
}
