// SPDX-License-Identifier: Apache-2.0

/// A rooted path: `/usr/share/字体`, `~/bin`, `./a`, `../上级`, a dot file: `.env`.
///
/// Han belongs to it where a segment begins with Han; after Latin letters it is prose again.
enum FilePath: SpanRecognizer {
  static let kind = SpanKind.filePath

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard !line.tokens[i - 1].isLatin else { return nil }
    switch line.ascii(i) {
    case UInt8(ascii: "/"):
      guard line.isIdentifier(i + 1) || line.ascii(i + 1) == UInt8(ascii: ".") else { return nil }
      return pathEnd(line, i)
    case UInt8(ascii: "~"): return line.ascii(i + 1) == UInt8(ascii: "/") ? pathEnd(line, i + 1) : nil
    default: return dotted(line, i)
    }
  }

  /// `./`, `../`, `.name` where the dot does not end a sentence.
  private static func dotted(_ line: borrowing Line, _ i: Int) -> Int? {
    let slash = line.ascii(i + 1) == UInt8(ascii: ".") ? i + 2 : i + 1
    if line.ascii(slash) == UInt8(ascii: "/") { return pathEnd(line, slash) }
    guard slash == i + 1, line.isASCIILetter(i + 1) || line.ascii(i + 1) == UInt8(ascii: "_") else { return nil }
    return line.run(from: i + 1) { line.isIdentifier($0) || line.ascii($0) == UInt8(ascii: ".") && line.isIdentifier($0 + 1) }
  }

  /// One past the path whose next slash is at `i`.
  static func pathEnd(_ line: borrowing Line, _ i: Int) -> Int {
    var isHanSegment = false
    return line.run(from: i) { j in
      switch line.tokens[j].kind {
      case .letter, .digit, .combining: return true
      case .han:
        if line.ascii(j - 1) == UInt8(ascii: "/") || line.ascii(j - 1) == UInt8(ascii: "\\") { isHanSegment = true }
        return isHanSegment
      case .mark: return takesMark(line, j, &isHanSegment)
      default: return false
      }
    }
  }

  private static func takesMark(_ line: borrowing Line, _ i: Int, _ isHanSegment: inout Bool) -> Bool {
    switch line.ascii(i) {
    case UInt8(ascii: "/"), UInt8(ascii: "\\"):
      isHanSegment = false
      return true
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "~"), UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "="):
      return true
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: ":"):
      isHanSegment = false
      return line.isIdentifier(i + 1) || line.ascii(i + 1) == UInt8(ascii: "/")
    case UInt8(ascii: "*"): return !isHanSegment
    default: return false
    }
  }
}
