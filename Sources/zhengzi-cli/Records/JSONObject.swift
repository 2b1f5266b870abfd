// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziReport

/// Where things stand in a line that is a JSON object: found in one pass, nothing copied. Its memory is used again for one line after another.
///
/// The pass follows strings and brackets and checks no more than that needs: what a line says elsewhere is not our business.
struct JSONObject {
  /// A string value of one of the fields.
  struct Value {
    /// The place between the quotes.
    var contents: Range<Int>
    var hasEscapes: Bool
    /// Which field.
    var field: Int
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

  private let fields: FieldTree
  private let memberName: [UInt8]?

  init(fields: FieldTree, member: String?) {
    self.fields = fields
    memberName = member.map { Array($0.utf8) }
  }

  /// Reads the line that starts at a place and ends with the text; places count from the text's start.
  ///
  /// - Returns: whether it is an object.
  mutating func read(_ text: Span<UInt8>, from start: Int) -> Bool {
    values.removeAll(keepingCapacity: true)
    member = nil
    isEmpty = true
    var i = start
    Self.skipSpace(text, &i)
    guard i < text.count, text[i] == UInt8(ascii: "{"), scanObject(text, &i, FieldTree.root, depth: 0) else { return false }
    Self.skipSpace(text, &i)
    return i == text.count
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func skipSpace(_ line: Span<UInt8>, _ i: inout Int) {
    while i < line.count, isSpace(line[i]) { i += 1 }
  }

  /// Scans an object from its brace, which stands at a place of the fields' tree.
  private mutating func scanObject(_ line: Span<UInt8>, _ i: inout Int, _ node: Int, depth: Int) -> Bool {
    i += 1
    Self.skipSpace(line, &i)
    if i < line.count, line[i] == UInt8(ascii: "}") { return close(&i, depth) }
    while true {
      Self.skipSpace(line, &i)
      guard let key = Self.scanString(line, &i) else { return false }
      Self.skipSpace(line, &i)
      guard i < line.count, line[i] == UInt8(ascii: ":") else { return false }
      i += 1
      Self.skipSpace(line, &i)
      let start = i
      guard scanValue(line, &i, child(of: node, line, key), depth: depth + 1) else { return false }
      if depth == 0 { noteMember(line, key, start..<i) }
      Self.skipSpace(line, &i)
      guard i < line.count else { return false }
      if line[i] == UInt8(ascii: "}") { return close(&i, depth) }
      guard line[i] == UInt8(ascii: ",") else { return false }
      i += 1
    }
  }

  private mutating func close(_ i: inout Int, _ depth: Int) -> Bool {
    if depth == 0 { end = i }
    i += 1
    return true
  }

  private mutating func noteMember(_ line: Span<UInt8>, _ key: Contents, _ range: Range<Int>) {
    isEmpty = false
    guard let memberName else { return }
    if Self.withName(line, key, { $0.isEqual(to: memberName.span) }) { member = range }
  }

  /// Where a key leads from a place of the fields' tree.
  private func child(of node: Int, _ line: Span<UInt8>, _ key: Contents) -> Int {
    Self.withName(line, key) { fields.child(of: node, named: $0) }
  }

  /// Calls `body` with what a key stands for.
  private static func withName<Result>(_ line: Span<UInt8>, _ key: Contents, _ body: (Span<UInt8>) -> Result) -> Result {
    let raw = line.extracting(key.range)
    guard key.hasEscapes else { return body(raw) }
    var plain: [UInt8] = []
    JSONString.unescape(raw, into: &plain)
    return body(plain.span)
  }

  private mutating func scanValue(_ line: Span<UInt8>, _ i: inout Int, _ node: Int, depth: Int) -> Bool {
    guard i < line.count else { return false }
    switch line[i] {
    case UInt8(ascii: "\""):
      guard let contents = Self.scanString(line, &i) else { return false }
      if node != FieldTree.none, let field = fields.field(of: node) {
        values.append(Value(contents: contents.range, hasEscapes: contents.hasEscapes, field: field))
      }
      return true
    case UInt8(ascii: "{") where depth <= Self.deepest && node != FieldTree.none:
      return scanObject(line, &i, node, depth: depth)
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

  /// The inside of a string.
  private struct Contents {
    var range: Range<Int>
    var hasEscapes: Bool
  }

  /// Scans a string from its opening quote to after its closing one.
  private static func scanString(_ line: Span<UInt8>, _ i: inout Int) -> Contents? {
    guard i < line.count, line[i] == UInt8(ascii: "\"") else { return nil }
    let start = i + 1
    var from = start
    while let quote = line.firstIndex(of: UInt8(ascii: "\""), from: from) {
      var backslashes = 0
      while quote - backslashes > start, line[quote - backslashes - 1] == UInt8(ascii: "\\") { backslashes += 1 }
      if backslashes % 2 == 0 {
        i = quote + 1
        let hasEscapes = backslashes > 0 || line.extracting(start..<quote).firstIndex(of: UInt8(ascii: "\\")) != nil
        return Contents(range: start..<quote, hasEscapes: hasEscapes)
      }
      from = quote + 1
    }
    return nil
  }
}
