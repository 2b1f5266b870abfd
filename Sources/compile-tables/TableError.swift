// SPDX-License-Identifier: Apache-2.0

/// What is wrong in a table's text, and where: printed as compilers do, `path:line:column: error: message`.
struct TableError: Error, CustomStringConvertible {
  let path: String
  /// From 1; 0 where the whole file is meant.
  var line = 0
  /// In characters, from 1.
  var column = 0
  let message: String

  var description: String {
    line == 0 ? "\(path): error: \(message)" : "\(path):\(line):\(column): error: \(message)"
  }
}
