// SPDX-License-Identifier: Apache-2.0

/// Chinese marks and what stands for them beside Latin letters.
enum LatinPunctuation {
  /// On which sides a mark wants a space.
  enum Side {
    /// After it: , . ) ”
    case after
    /// Before it: ( “
    case before
    /// Between words on both sides, and none of its own.
    case none
    /// It is a space itself.
    case space
  }

  static func mark(_ code: UInt32) -> (text: String, side: Side)? {
    marks[code]
  }

  private static let marks: [UInt32: (text: String, side: Side)] = {
    let rows: [(String, String, Side)] = [
      ("，", ",", .after), ("、", ",", .after), ("。", ".", .after), ("．", ".", .after), ("；", ";", .after), ("：", ":", .after),
      ("？", "?", .after),
      ("！", "!", .after), ("）", ")", .after), ("」", "”", .after), ("』", "’", .after), ("》", "”", .after), ("〉", "’", .after),
      ("】", "]", .after),
      ("〕", "]", .after), ("”", "”", .after), ("’", "’", .after), ("（", "(", .before), ("「", "“", .before), ("『", "‘", .before),
      ("《", "“", .before), ("〈", "‘", .before), ("【", "[", .before), ("〔", "[", .before), ("“", "“", .before), ("‘", "‘", .before),
      ("…", "…", .after), ("—", "—", .none), ("～", "~", .none), ("·", " ", .space), ("　", " ", .space), ("％", "%", .after),
    ]
    return Dictionary(rows.compactMap { row in row.0.unicodeScalars.first.map { ($0.value, (row.1, row.2)) } }, uniquingKeysWith: { $1 })
  }()
}
