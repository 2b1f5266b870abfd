// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziReport

/// Where things stand in a line that is a JSON object: found in one pass, nothing copied.
///
/// The pass follows strings and brackets and checks no more than that needs: what a line says elsewhere is not our business.
struct JSONObject {
  /// A string value that one of the paths names.
  struct Value {
    /// The place between the quotes.
    var contents: Range<Int>
    var hasEscapes: Bool
    /// Which path.
    var path: Int
  }

  /// In the order of the line.
  private(set) var values: [Value] = []
  /// The value of the top-level member that was asked for, whatever it is.
  private(set) var member: Range<Int>?
  /// The place of the object's closing brace.
  private(set) var end = 0
  private(set) var isEmpty = true

  /// Nested objects beyond this depth are skipped, not entered.
  private static let deepest = 64

  private let paths: [[[UInt8]]]
  private let memberName: [UInt8]?

  /// - Returns: `nil` where the line is no object.
  init?(_ line: Span<UInt8>, paths: [[[UInt8]]], member: [UInt8]?) {
    self.paths = paths
    memberName = member
    var i = 0
    Self.skipSpace(line, &i)
    guard i < line.count, line[i] == UInt8(ascii: "{"), scanObject(line, &i, Array(paths.indices), depth: 0) else { return nil }
    Self.skipSpace(line, &i)
    guard i == line.count else { return nil }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func skipSpace(_ line: Span<UInt8>, _ i: inout Int) {
    while i < line.count, isSpace(line[i]) { i += 1 }
  }

  /// Scans an object from its brace; `open` are the paths that lead into it, all of them matched up to `depth`.
  private mutating func scanObject(_ line: Span<UInt8>, _ i: inout Int, _ open: [Int], depth: Int) -> Bool {
    i += 1
    var isFirst = true
    while true {
      Self.skipSpace(line, &i)
      guard i < line.count else { return false }
      if isFirst, line[i] == UInt8(ascii: "}") {
        if depth == 0 { end = i }
        i += 1
        return true
      }
      guard let key = Self.scanString(line, &i) else { return false }
      Self.skipSpace(line, &i)
      guard i < line.count, line[i] == UInt8(ascii: ":") else { return false }
      i += 1
      Self.skipSpace(line, &i)
      let start = i
      guard scanValue(line, &i, matching(line, key, open, depth), depth: depth + 1) else { return false }
      if depth == 0 { noteMember(line, key, start..<i) }
      Self.skipSpace(line, &i)
      guard i < line.count else { return false }
      isFirst = false
      if line[i] == UInt8(ascii: "}") {
        if depth == 0 { end = i }
        i += 1
        return true
      }
      guard line[i] == UInt8(ascii: ",") else { return false }
      i += 1
    }
  }

  private mutating func noteMember(_ line: Span<UInt8>, _ key: Value, _ range: Range<Int>) {
    isEmpty = false
    if let memberName, Self.names(line, key, memberName) { member = range }
  }

  /// The paths among `open` that this key continues.
  private func matching(_ line: Span<UInt8>, _ key: Value, _ open: [Int], _ depth: Int) -> [Int] {
    open.isEmpty ? [] : open.filter { depth < paths[$0].count && Self.names(line, key, paths[$0][depth]) }
  }

  private static func names(_ line: Span<UInt8>, _ key: Value, _ name: [UInt8]) -> Bool {
    let raw = line.extracting(key.contents)
    guard key.hasEscapes else { return raw.isEqual(to: name.span) }
    var plain: [UInt8] = []
    JSONString.unescape(raw, into: &plain)
    return plain == name
  }

  private mutating func scanValue(_ line: Span<UInt8>, _ i: inout Int, _ open: [Int], depth: Int) -> Bool {
    guard i < line.count else { return false }
    switch line[i] {
    case UInt8(ascii: "\""):
      guard var value = Self.scanString(line, &i) else { return false }
      if let path = open.first(where: { paths[$0].count == depth }) {
        value.path = path
        values.append(value)
      }
      return true
    case UInt8(ascii: "{") where depth <= Self.deepest:
      if open.isEmpty { return Self.skipNested(line, &i) }
      return scanObject(line, &i, open, depth: depth)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return Self.skipNested(line, &i)
    default:
      return Self.skipScalar(line, &i)
    }
  }

  /// Skips an array, or an object that no path leads into.
  private static func skipNested(_ line: Span<UInt8>, _ i: inout Int) -> Bool {
    var depth = 0
    while i < line.count {
      switch line[i] {
      case UInt8(ascii: "\""):
        guard scanString(line, &i) != nil else { return false }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          i += 1
          return true
        }
      default: break
      }
      i += 1
    }
    return false
  }

  /// Skips a number or a literal.
  private static func skipScalar(_ line: Span<UInt8>, _ i: inout Int) -> Bool {
    let start = i
    while i < line.count, !isSpace(line[i]), line[i] != UInt8(ascii: ","), line[i] != UInt8(ascii: "}") { i += 1 }
    return i > start
  }

  /// Scans a string from its opening quote to after its closing one.
  private static func scanString(_ line: Span<UInt8>, _ i: inout Int) -> Value? {
    guard line[i] == UInt8(ascii: "\"") else { return nil }
    let start = i + 1
    var from = start
    while let quote = line.firstIndex(of: UInt8(ascii: "\""), from: from) {
      var backslashes = 0
      while quote - backslashes > start, line[quote - backslashes - 1] == UInt8(ascii: "\\") { backslashes += 1 }
      if backslashes % 2 == 0 {
        i = quote + 1
        let hasEscapes = line.extracting(start..<quote).firstIndex(of: UInt8(ascii: "\\")) != nil
        return Value(contents: start..<quote, hasEscapes: hasEscapes, path: 0)
      }
      from = quote + 1
    }
    return nil
  }
}
