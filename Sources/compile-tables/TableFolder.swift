// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The folder of one family's tables.
struct TableFolder {
  let path: String

  /// Reads and checks one table.
  func table(_ name: String) throws(TableError) -> TableText {
    let path = "\(path)/\(name)"
    return try TableText(path: path, text: String(decoding: try Self.read(path), as: UTF8.self))
  }

  /// A file's bytes.
  static func read(_ path: String) throws(TableError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw TableError(path: path, message: String(cString: strerror(errno))) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Writes a file, unless it holds these bytes already.
  static func write(_ bytes: [UInt8], to path: String) throws(TableError) {
    if let old = try? read(path), old == bytes { return }
    guard let file = fopen(path, "wb") else { throw TableError(path: path, message: String(cString: strerror(errno))) }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else { throw TableError(path: path, message: "cannot be written") }
  }
}
