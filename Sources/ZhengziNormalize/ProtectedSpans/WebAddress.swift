// SPDX-License-Identifier: Apache-2.0

/// A URL or IRI: `https://example.org/路径?q=1`, `www.example.org`, `mailto:`, `magnet:?xt=…`.
///
/// It ends at a space, a quotation or CJK mark, or before trailing marks. Han belongs to its path and query, not to its host.
enum WebAddress: SpanRecognizer {
  static let kind = SpanKind.webAddress

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard let body = bodyStart(line, i) else { return nil }
    var scan = Scan(isOpaque: !line.matches("//", at: body - 2) && line.ascii(body - 1) == UInt8(ascii: ":"))
    var j = body
    while j < line.tokens.count - 1, scan.takes(line, j) { j += 1 }
    return j > body ? j : nil
  }

  /// Where the part after `scheme://`, `scheme:` or before `www.` starts.
  private static func bodyStart(_ line: borrowing Line, _ i: Int) -> Int? {
    if line.matches("www.", at: i), line.isAlphanumeric(i + 4) { return i }
    var j = i
    while line.isAlphanumeric(j) || line.ascii(j) == UInt8(ascii: "+") { j += 1 }
    guard line.ascii(j) == UInt8(ascii: ":") else { return nil }
    if line.matches("//", at: j + 1) { return j + 3 }
    for scheme: StaticString in ["mailto:", "magnet:", "urn:", "data:", "tel:", "doi:", "javascript:"]
    where line.matches(scheme, at: i) && line.isTightRight(j) && line.tokens[j + 1].kind != .han {
      return j + 1
    }
    return nil
  }

  private struct Scan {
    enum Part { case host, path, query }
    var part: Part
    var depth = 0
    var isFirst = true

    init(isOpaque: Bool) { part = isOpaque ? .path : .host }

    mutating func takes(_ line: borrowing Line, _ i: Int) -> Bool {
      defer { isFirst = false }
      switch line.tokens[i].kind {
      case .letter, .digit, .combining: return true
      case .han, .kana, .hangul: return part != .host || isFirst
      case .mark: return takesMark(line, i)
      default: return line.tokens[i].code == 0x27 && line.isAlphanumeric(i + 1)
      }
    }

    private mutating func takesMark(_ line: borrowing Line, _ i: Int) -> Bool {
      let mark = line.ascii(i)
      switch mark {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "\\"): return false
      case UInt8(ascii: "("), UInt8(ascii: "["):
        guard part != .host, line.tokens[i + 1].kind != .han || line.ascii(i - 1) == UInt8(ascii: "_") else { return false }
        depth += 1
        return true
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard depth > 0 else { return false }
        depth -= 1
        return true
      default: break
      }
      if line.isTrailing(i), !isInsideQuery(line, i) { return false }
      if mark == UInt8(ascii: "?") || mark == UInt8(ascii: "#") { part = .query }
      if mark == UInt8(ascii: "/"), part == .host { part = .path }
      return true
    }

    /// A comma between two Han characters of a query's value belongs to the value.
    private func isInsideQuery(_ line: borrowing Line, _ i: Int) -> Bool {
      part == .query && line.tokens[i - 1].kind == .han && line.tokens[i + 1].kind == .han
    }
  }
}
