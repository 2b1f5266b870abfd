// SPDX-License-Identifier: Apache-2.0

import Glibc

/// First inputs for the engine: the cases and pages in `Tests/Cases`, and what was found before.
struct Seeds {
  private var texts: [(options: [String], text: [UInt8])] = []

  /// - Parameter files: `.tsv` files hold a case in a line, others are texts as they are.
  init(_ files: [String]) {
    for file in files {
      let bytes = Self.read(file)
      if file.hasSuffix(".tsv") {
        for line in bytes.split(separator: UInt8(ascii: "\n")) { add(line) }
      } else {
        texts.append(([], bytes))
      }
    }
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard columns.count == 5, line.first != UInt8(ascii: "#") else { return }
    let options = String(decoding: columns[1], as: UTF8.self).split(separator: " ").map(String.init)
    texts.append((options, Array(columns[2])))
  }

  func write(for law: Law, into folder: String) {
    for (i, seed) in texts.enumerated() {
      let bytes = law.seed(seed.options, seed.text)
      guard let file = fopen("\(folder)/seed-\(i)", "wb") else { continue }
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
    }
  }

  private static func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }
}
