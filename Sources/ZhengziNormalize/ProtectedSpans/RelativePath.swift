// SPDX-License-Identifier: Apache-2.0

/// A path without a root: `src/main/文件.txt`, `GNU/Linux`.
enum RelativePath: SpanRecognizer {
  static let kind = SpanKind.filePath

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let slash = line.run(from: i, most: Line.longestName) { line.isIdentifier($0) || line.ascii($0) == UInt8(ascii: "-") }
    guard line.ascii(slash) == UInt8(ascii: "/"), line.isIdentifier(slash + 1) else { return nil }
    return FilePath.pathEnd(line, slash)
  }
}
