// SPDX-License-Identifier: Apache-2.0

/// Code points. A `String` would compare by canonical equivalence, which takes compatibility ideographs for their unified forms.
typealias Scalars = [UInt32]

/// One step of a conversion: at each place the longest key wins.
///
/// OpenCC's groups are resolved when it is made. In `a|b` the first dictionary with any match decides, so a key of `b` that begins with a
/// key of `a` can never match and is left out; what is left is a plain longest match. In `a+b` the longest match of both wins, and `a`
/// decides between equal keys.
struct StepDictionary {
  /// Keys and values in the order of their sources.
  private(set) var entries: [(key: Scalars, value: Scalars)] = []
  private var values: [Scalars: Scalars] = [:]
  /// The longest key that starts with a code point.
  private var longest: [UInt32: Int] = [:]

  /// The step that an expression of the configurations describes.
  init(_ expression: String, _ load: (String) throws(TableError) -> [(key: Scalars, value: Scalars)]) throws(TableError) {
    for part in expression.split(separator: "|") {
      var rows: [(key: Scalars, value: Scalars)] = []
      for name in part.split(separator: "+") { rows += try load(String(name)) }
      add(rows)
    }
  }

  /// Adds a dictionary of lower rank.
  private mutating func add(_ rows: [(key: Scalars, value: Scalars)]) {
    let reachable = rows.filter { row in !(1...row.key.count).contains { values[Array(row.key.prefix($0))] != nil } }
    for row in reachable where values[row.key] == nil {
      values[row.key] = row.value
      entries.append(row)
      if let first = row.key.first { longest[first] = max(longest[first, default: 0], row.key.count) }
    }
  }

  /// The value of a key.
  subscript(key: Scalars) -> Scalars? { values[key] }

  /// What one character becomes where no longer key matches.
  func character(_ codePoint: UInt32) -> Scalars { longest[codePoint] == nil ? [codePoint] : values[[codePoint]] ?? [codePoint] }

  /// Keys of two or more code points.
  var phrases: [(key: Scalars, value: Scalars)] { entries.filter { $0.key.count > 1 } }

  /// The text with each leftmost longest match replaced.
  func convert(_ text: Scalars) -> Scalars {
    var output: Scalars = []
    var i = 0
    while i < text.count {
      let length = matchLength(text, at: i)
      output += length == 0 ? [text[i]] : values[Array(text[i..<i + length])] ?? []
      i += max(length, 1)
    }
    return output
  }

  /// The length of the longest match at a place; 0 for none.
  func matchLength(_ text: Scalars, at i: Int) -> Int {
    var length = min(longest[text[i], default: 0], text.count - i)
    while length > 0, values[Array(text[i..<i + length])] == nil { length -= 1 }
    return length
  }
}
