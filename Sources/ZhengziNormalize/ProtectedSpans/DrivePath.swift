// SPDX-License-Identifier: Apache-2.0

/// A path with a drive letter: `C:\Users\王`, `D:/数据`.
enum DrivePath: SpanRecognizer {
  static let kind = SpanKind.filePath

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard line.isASCIILetter(i), !line.tokens[i - 1].isLatin, line.ascii(i + 1) == UInt8(ascii: ":") else { return nil }
    let slash = line.ascii(i + 2)
    guard slash == UInt8(ascii: "\\") || slash == UInt8(ascii: "/") else { return nil }
    return FilePath.pathEnd(line, i + 2)
  }
}
