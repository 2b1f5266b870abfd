// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziReport

@testable import zhengzi_cli

extension Law {
  /// A line that is JSON stays JSON, each chosen value is rewritten as a text of its own, and all other bytes stay.
  static let jsonLines = Law(
    "json-lines", seed: seedObject,
    holds: { input in
      var input = input
      let setting = Setting.numbered(input.byte())
      var isJSON = false
      for line in input.rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        let line = Array(line)
        let after = rewrite(line, .jsonl(JSONLOptions(fields: ["text"])), setting.pipeline, size: max(1, line.count))
        let annotated = rewrite(
          line, .jsonl(JSONLOptions(fields: ["text"], annotation: "note")), setting.pipeline, size: max(1, line.count))
        guard let before = JSONSkeleton(line) else { continue }
        isJSON = true
        guard let skeleton = JSONSkeleton(after) else { broken("\(setting.options): \(shown(line)) became \(shown(after)), no JSON") }
        if JSONSkeleton(annotated) == nil { broken("\(setting.options): \(shown(line)) annotated is \(shown(annotated)), no JSON") }
        if skeleton.bytes != before.bytes { broken("\(setting.options): other bytes of \(shown(line)) changed: \(shown(after))") }
        check(before, skeleton, setting, line)
      }
      return isJSON
    })

  private static func check(_ before: JSONSkeleton, _ after: JSONSkeleton, _ setting: Setting, _ line: [UInt8]) {
    for (old, new) in zip(before.texts, after.texts) {
      let expected = setting.pipeline.rewrite(old.span)
      if new != expected { broken("\(setting.options): \(shown(old)) became \(shown(new)), not \(shown(expected)), in \(shown(line))") }
    }
  }

  private static func seedObject(_ options: [String], _ text: [UInt8]) -> [UInt8] {
    var inside: [UInt8] = []
    JSONString.escape(text.span, as: JSONString.Style(), into: &inside)
    return Setting.seed(options, Array(#"{"id": 1, "n": {"text": [true, null]}, "text": ""#.utf8) + inside + Array("\"}".utf8))
  }
}

/// A line of JSON (RFC 8259) read strictly: the string values of top-level members named `text`, and all other bytes.
private struct JSONSkeleton {
  private(set) var bytes: [UInt8] = []
  private(set) var texts: [[UInt8]] = []
  private let line: [UInt8]
  private var i = 0

  /// None where the line is no object, or is nested deeper than 200.
  init?(_ line: [UInt8]) {
    self.line = line
    guard String(validating: line, as: UTF8.self) != nil else { return nil }
    skipSpace()
    guard peek == UInt8(ascii: "{"), object(depth: 0) else { return nil }
    skipSpace()
    guard i == line.count else { return nil }
  }

  private var peek: UInt8? { i < line.count ? line[i] : nil }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { step() }
  }

  /// Takes a byte into the skeleton.
  private mutating func step() {
    bytes.append(line[i])
    i += 1
  }

  private mutating func step(_ byte: Character) -> Bool {
    guard peek == byte.asciiValue else { return false }
    step()
    return true
  }

  private mutating func object(depth: Int) -> Bool {
    guard depth < 200, step("{") else { return false }
    skipSpace()
    if step("}") { return true }
    repeat {
      skipSpace()
      guard let key = string() else { return false }
      bytes += key
      skipSpace()
      guard step(":") else { return false }
      skipSpace()
      let isText = depth == 0 && Self.plain(key.dropFirst().dropLast()) == Array("text".utf8)
      guard isText && peek == UInt8(ascii: "\"") ? text() : value(depth: depth + 1) else { return false }
      skipSpace()
    } while step(",")
    return step("}")
  }

  private mutating func array(depth: Int) -> Bool {
    guard depth < 200, step("[") else { return false }
    skipSpace()
    if step("]") { return true }
    repeat {
      skipSpace()
      guard value(depth: depth + 1) else { return false }
      skipSpace()
    } while step(",")
    return step("]")
  }

  private mutating func text() -> Bool {
    guard let raw = string() else { return false }
    texts.append(Self.plain(raw.dropFirst().dropLast()))
    return true
  }

  private static func plain(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    JSONString.unescape(Array(raw).span, into: &output)
    return output
  }

  private mutating func value(depth: Int) -> Bool {
    switch peek {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""):
      guard let raw = string() else { return false }
      bytes += raw
      return true
    default: return scalar()
    }
  }

  private mutating func scalar() -> Bool {
    for word in ["true", "false", "null"] where line[i...].starts(with: word.utf8) {
      for _ in word.utf8 { step() }
      return true
    }
    let number = line[i...].prefix { "+-.eE0123456789".utf8.contains($0) }
    let text = String(decoding: number, as: UTF8.self)
    guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else { return false }
    for _ in number { step() }
    return true
  }

  /// A string with its quotes, which is not taken into the skeleton.
  private mutating func string() -> [UInt8]? {
    guard peek == UInt8(ascii: "\"") else { return nil }
    let start = i
    i += 1
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { return nil }
      i += 1
      if byte == UInt8(ascii: "\\"), !escape() { return nil }
    }
    guard peek != nil else { return nil }
    i += 1
    return Array(line[start..<i])
  }

  private mutating func escape() -> Bool {
    guard let letter = peek, "\"\\/bfnrtu".utf8.contains(letter) else { return false }
    i += 1
    guard letter == UInt8(ascii: "u") else { return true }
    let digits = line[i...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ "0123456789abcdefABCDEF".utf8.contains($0) }) else { return false }
    i += 4
    return true
  }
}
