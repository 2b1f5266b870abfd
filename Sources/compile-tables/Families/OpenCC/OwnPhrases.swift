// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Phrases of our own for conversion in context, each with where it comes from.
///
/// Sections: for each configuration that has any, `NAME.own` (UTF-8, a line each: the phrase, a tab, what it becomes).
struct OwnPhrases {
  /// The configurations that ask context.
  static let configurations = ["s2t", "s2tw", "s2twp", "s2hk", "s2hkp"]
  /// Terms under which a row may stand here.
  static let licences = [
    "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0", "MIT", "OGDL-Taiwan-1.0", "Unicode-3.0", "Unlicense",
  ]

  private var lines: [String: [UInt8]] = [:]
  /// Where each phrase of a configuration stands.
  private var places: [String: Int] = [:]

  /// - Parameter convert: what a configuration's dictionaries make of a text by themselves.
  /// - Throws: at the first row that is wrong, with its place.
  init(_ table: TableText, convert: (_ configuration: String, Scalars) -> Scalars) throws(TableError) {
    for row in table.rows {
      try Self.check(row)
      for name in row.fields[2].split(separator: " ").map(String.init) { try add(row, to: name, convert) }
    }
  }

  private static func check(_ row: TableText.Row) throws(TableError) {
    let phrase = row.fields[0].unicodeScalars
    guard phrase.count > 1 else { throw row.error("'\(row.fields[0])' is one character; a phrase has two or more") }
    guard row.fields[0].utf8.count <= 48 else { throw row.error("a phrase of more than 48 bytes") }
    guard row.fields[1].utf8.count < 256 else { throw row.error("a result of more than 255 bytes", field: 1) }
    guard licences.contains(String(row.fields[4])) else {
      throw row.error("unknown licence '\(row.fields[4])'; known licences: \(licences.joined(separator: ", "))", field: 4)
    }
  }

  private mutating func add(
    _ row: TableText.Row, to name: String, _ convert: (String, Scalars) -> Scalars
  ) throws(TableError) {
    guard Self.configurations.contains(name) else {
      let known = Self.configurations.joined(separator: ", ")
      throw row.error("unknown configuration '\(name)'; those that ask context: \(known)", field: 2)
    }
    if let line = places.updateValue(row.line, forKey: "\(name) \(row.fields[0])") {
      throw row.error("'\(row.fields[0])' stands in line \(line) for \(name) already")
    }
    let (key, value) = (row.fields[0].unicodeScalars.map(\.value), row.fields[1].unicodeScalars.map(\.value))
    if convert(name, key) == value { throw row.error("OpenCC's tables give '\(row.fields[1])' in \(name) without this row", field: 1) }
    lines[name, default: []] += Array("\(row.fields[0])\t\(row.fields[1])\n".utf8)
  }

  func add(to writer: inout TableWriter) {
    for name in Self.configurations { if let lines = lines[name] { writer.add("\(name).own", lines) } }
  }
}
