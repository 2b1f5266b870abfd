// SPDX-License-Identifier: Apache-2.0

/// A table's text: a header of `# name: value` lines, then rows of fields between tabs.
///
///     # kind: phrases
///     # columns: key, values
///     # source: …
///     # licence: Apache-2.0
///     # used by: s2t
///     一伙	一夥
struct TableText {
  let path: String
  /// What the header says, by name.
  let header: [String: String]
  let rows: [Row]

  /// A row and where it stands.
  struct Row {
    let path: String
    /// From 1.
    let line: Int
    let fields: [Substring]

    /// An error at one of the row's fields.
    func error(_ message: String, field: Int = 0) -> TableError {
      let column = fields.prefix(field).reduce(1) { $0 + $1.count + 1 }
      return TableError(path: path, line: line, column: column, message: message)
    }
  }

  /// The header lines that every table must have.
  static let requiredHeader = ["kind", "columns", "source", "licence", "used by"]

  init(path: String, text: String) throws(TableError) {
    self.path = path
    var header: [String: String] = [:]
    var rows: [Row] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.hasPrefix("#") {
        guard rows.isEmpty, let colon = line.firstIndex(of: ":") else { continue }
        let name = line[..<colon].dropFirst().drop { $0 == " " }
        header[String(name)] = String(line[line.index(after: colon)...].drop { $0 == " " })
      } else if !line.isEmpty {
        rows.append(Row(path: path, line: number, fields: line.split(separator: "\t", omittingEmptySubsequences: false)))
      }
    }
    for name in Self.requiredHeader where header[name] == nil {
      throw TableError(path: path, line: 1, column: 1, message: "the header has no line '# \(name): …'")
    }
    self.header = header
    self.rows = rows
    try checkWidth()
  }

  /// Each row must have as many fields as the header names columns.
  private func checkWidth() throws(TableError) {
    let width = header["columns", default: ""].split(separator: ",").count
    for row in rows where row.fields.count != width {
      throw row.error("\(row.fields.count) fields, but the header names \(width) columns", field: min(row.fields.count, width))
    }
    for row in rows {
      if let empty = row.fields.firstIndex(where: \.isEmpty) { throw row.error("the field is empty", field: empty) }
    }
  }
}
