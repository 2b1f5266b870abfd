// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziReport

/// What `--jsonl` is asked to do.
struct JSONLOptions: Sendable {
  /// The values to rewrite; `a.b` is the member `b` of the object `a`.
  var fields: [String]
  /// The member that says what was done to the object, or none.
  var annotation: String?

  /// A line beyond this size, in bytes, passes unchanged and is reported.
  static let longestLine = 64 << 20
}

/// Rewrites chosen string values of lines that are JSON objects; all other bytes stay as they are.
final class JSONLRewriter: RecordRewriter {
  private let stream: Pipeline.Stream
  private let listening: Listening
  private let options: JSONLOptions
  private let paths: [[[UInt8]]]
  private var record = 1
  private var pending: [UInt8] = []
  private var isTooLong = false
  /// What the current value became.
  private var rewritten: [UInt8] = []

  init(_ pipeline: Pipeline, _ listening: Listening, _ options: JSONLOptions) {
    stream = pipeline.stream(isListening: listening.changes || options.annotation != nil)
    self.listening = listening
    self.options = options
    paths = options.fields.map { field in field.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.utf8) } }
  }

  func restart(after windows: Span<UInt8>) {
    record = 1
  }

  func push(_ chunk: Span<UInt8>, into portion: inout Portion) {
    var start = 0
    while start < chunk.count {
      let end = chunk.firstIndex(of: UInt8(ascii: "\n"), from: start).map { $0 + 1 } ?? chunk.count
      let part = chunk.extracting(start..<end)
      let isWhole = part[part.count - 1] == UInt8(ascii: "\n")
      if isWhole, pending.isEmpty, !isTooLong {
        rewriteLine(part, &portion)
      } else {
        extend(part, isWhole: isWhole, &portion)
      }
      start = end
    }
  }

  func finish(into portion: inout Portion) {
    flushPending(&portion)
    isTooLong = false
  }

  /// Adds to the line that came in parts; gives up on one that is too long.
  private func extend(_ part: Span<UInt8>, isWhole: Bool, _ portion: inout Portion) {
    if !isTooLong, pending.count + part.count > JSONLOptions.longestLine {
      portion.warnings.append(Warning(line: record, message: "line longer than \(JSONLOptions.longestLine >> 20) MiB; passed unchanged"))
      portion.append(pending.span)
      portion.inputCount += pending.count
      pending.removeAll()
      isTooLong = true
    }
    if isTooLong {
      portion.append(part)
      portion.inputCount += part.count
      if isWhole {
        isTooLong = false
        endRecord(&portion)
      }
    } else {
      part.withUnsafeBufferPointer { pending.append(contentsOf: $0) }
      if isWhole { flushPending(&portion) }
    }
  }

  private func flushPending(_ portion: inout Portion) {
    guard !pending.isEmpty else { return }
    var line: [UInt8] = []
    swap(&line, &pending)
    rewriteLine(line.span, &portion)
    line.removeAll(keepingCapacity: true)
    swap(&line, &pending)
  }
}

extension JSONLRewriter {
  private func endRecord(_ portion: inout Portion) {
    record += 1
    portion.recordCount += 1
  }

  private func rewriteLine(_ line: Span<UInt8>, _ portion: inout Portion) {
    let outputStart = portion.output.count
    portion.inputCount += line.count
    defer { endRecord(&portion) }
    guard let object = JSONObject(line, paths: paths, member: options.annotation.map { Array($0.utf8) }) else {
      if !line.isBlank { portion.warnings.append(Warning(line: record, message: "not a JSON object; passed unchanged")) }
      return portion.append(line)
    }
    var copied = 0
    var annotation = Annotation()
    var old = MovedRange(object.member)
    for value in object.values {
      old.pass(value.contents.lowerBound, copied: copied, written: portion.output.count)
      portion.append(line.extracting(copied..<value.contents.lowerBound))
      rewriteValue(line.extracting(value.contents), of: value, &annotation, &portion)
      copied = value.contents.upperBound
    }
    old.pass(line.count, copied: copied, written: portion.output.count)
    if let name = options.annotation {
      portion.isChanged = true
      if let range = old.moved {
        portion.append(line.extracting(copied..<line.count))
        portion.output.replaceSubrange(range, with: annotation.json)
        copied = line.count
      } else {
        portion.append(line.extracting(copied..<object.end))
        portion.output += "\(object.isEmpty ? "" : ",")\(JSONString.quoted(name.utf8)):".utf8
        portion.output += annotation.json
        copied = object.end
      }
    }
    portion.append(line.extracting(copied..<line.count))
    if listening.pairs {
      portion.pairs.append(LinePair(before: Array(line), after: Array(portion.output[outputStart...])))
    }
  }

  private func rewriteValue(_ raw: Span<UInt8>, of value: JSONObject.Value, _ annotation: inout Annotation, _ portion: inout Portion) {
    var plain: [UInt8] = []
    if value.hasEscapes { JSONString.unescape(raw, into: &plain) }
    let isChanged = value.hasEscapes ? rewrite(plain.span) : rewrite(raw)
    let changes = stream.takeChanges()
    annotation.add(changes, bytes: value.hasEscapes ? plain.count : raw.count, isChanged: isChanged)
    let field = options.fields[value.path]
    if value.hasEscapes {
      portion.add(changes, in: plain.span, listening, record: record, field: field)
    } else {
      portion.add(changes, in: raw, listening, record: record, field: field)
    }
    guard isChanged else { return portion.append(raw) }
    portion.isChanged = true
    let text = rewritten
    JSONString.escape(text.span, as: JSONString.Style(of: raw), into: &portion.output)
  }

  /// Rewrites one value as a document into `rewritten`, unless nothing changes.
  private func rewrite(_ text: Span<UInt8>) -> Bool {
    var isChanged = false
    var done = 0
    stream.rewritePairs(text) { before, after in
      if !isChanged {
        guard !before.isEqual(to: after) else {
          done += before.count
          return
        }
        isChanged = true
        rewritten.removeAll(keepingCapacity: true)
        rewritten.append(contentsOf: text.extracting(0..<done))
      }
      rewritten.append(contentsOf: after)
    }
    return isChanged
  }
}

/// Where a range of the line stands in what has been written, found while the line is written.
private struct MovedRange {
  private let range: Range<Int>?
  private var lower: Int?
  private var upper: Int?

  init(_ range: Range<Int>?) {
    self.range = range
  }

  /// Looks for the range's ends in what is about to be copied: the line from `copied` to `end`, to the place `written`.
  mutating func pass(_ end: Int, copied: Int, written: Int) {
    guard let range else { return }
    if lower == nil, range.lowerBound <= end { lower = written + max(0, range.lowerBound - copied) }
    if upper == nil, range.upperBound <= end { upper = written + max(0, range.upperBound - copied) }
  }

  var moved: Range<Int>? {
    guard let lower, let upper else { return nil }
    return lower..<upper
  }
}

extension Span where Element == UInt8 {
  /// Whether nothing but JSON's white space is in it.
  fileprivate var isBlank: Bool {
    for i in 0..<count where !JSONObject.isSpace(self[i]) { return false }
    return true
  }
}
