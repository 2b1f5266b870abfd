// SPDX-License-Identifier: Apache-2.0

/// Articles, pronouns, auxiliaries, prepositions and conjunctions of English: the closed class that English sentences cannot do without.
///
/// A word is its letters in lower case, packed into one number, the last one lowest. Cost of a question: one or two comparisons.
enum FunctionWords {
  static func contains(_ word: UInt64) -> Bool {
    var i = slot(word)
    while table[i] != 0 {
      if table[i] == word { return true }
      i = (i + 1) % table.count
    }
    return false
  }

  /// Four times as large as what it holds.
  private static let table: [UInt64] = {
    var table = [UInt64](repeating: 0, count: 256)
    for word in words {
      var i = slot(word)
      while table[i] != 0 { i = (i + 1) % table.count }
      table[i] = word
    }
    return table
  }()

  private static func slot(_ word: UInt64) -> Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 56) }

  private static let words = Set(
    """
    the and of to in is are was were be been it its he she they we you i me my his her our your their this that these those
    with for from by at on as or but not has have had do does did will would can could may an which who what when where how
    """.split(whereSeparator: \.isWhitespace).map { word in word.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })
}
