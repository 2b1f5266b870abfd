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
  private var record = 1
  private var pending: [UInt8] = []
  private var isTooLong = false
  private var object: JSONObject
  /// The text of the current value, where it is written with escapes.
  private var plain: [UInt8] = []

  init(_ pipeline: Pipeline, _ listening: Listening, _ options: JSONLOptions) {
    stream = pipeline.stream(isListening: listening.changes || options.annotation != nil)
    self.listening = listening
    self.options = options
    object = JSONObject(fields: FieldTree(options.fields), member: options.annotation)
  }

  func restart(after windows: Span<UInt8>) {
    record = 1
  }

  func push(_ chunk: Span<UInt8>, into portion: inout Portion) {
    var start = 0
    var copied = 0
    while start < chunk.count {
      let end = chunk.firstIndex(of: UInt8(ascii: "\n"), from: start).map { $0 + 1 } ?? chunk.count
      let isWhole = chunk[end - 1] == UInt8(ascii: "\n")
      if isWhole, pending.isEmpty, !isTooLong {
        rewriteLine(start..<end, of: chunk, &copied, &portion)
      } else {
        portion.append(chunk.extracting(copied..<start))
        extend(chunk.extracting(start..<end), isWhole: isWhole, &portion)
        copied = end
      }
      start = end
    }
    portion.append(chunk.extracting(copied..<chunk.count))
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
    var copied = 0
    rewriteLine(0..<line.count, of: line.span, &copied, &portion)
    portion.append(line.span.extracting(copied..<line.count))
    line.removeAll(keepingCapacity: true)
    swap(&line, &pending)
  }
}

extension JSONLRewriter {
  private func endRecord(_ portion: inout Portion) {
    record += 1
    portion.recordCount += 1
  }

  /// Rewrites one line of a text. What is not written of it, from `copied` on, stays: it is copied with what follows, many lines at a time.
  private func rewriteLine(_ range: Range<Int>, of text: Span<UInt8>, _ copied: inout Int, _ portion: inout Portion) {
    portion.inputCount += range.count
    defer { endRecord(&portion) }
    let line = text.extracting(0..<range.upperBound)
    guard object.read(line, from: range.lowerBound) else {
      if text.extracting(range).isBlank { return }
      return portion.warnings.append(Warning(line: record, message: "not a JSON object; passed unchanged"))
    }
    var output = LineOutput(copied: copied, member: object.member)
    if listening.pairs || options.annotation != nil { output.copy(line, to: range.lowerBound, into: &portion) }
    let start = portion.output.count
    for value in object.values { rewrite(value, of: line, &output, &portion) }
    if let name = options.annotation { annotate(line, name, &output, &portion) }
    if listening.pairs {
      output.copy(line, to: line.count, into: &portion)
      portion.pairs.append(LinePair(before: Array(line.extracting(range)), after: Array(portion.output[start...])))
    }
    copied = output.copied
  }

  /// Puts the annotation in the place of the old member of its name, or at the object's end.
  private func annotate(_ line: Span<UInt8>, _ name: String, _ output: inout LineOutput, _ portion: inout Portion) {
    portion.isChanged = true
    output.member.pass(line.count, copied: output.copied, written: portion.output.count)
    if let range = output.member.moved {
      output.copy(line, to: line.count, into: &portion)
      portion.output.replaceSubrange(range, with: output.annotation.json)
    } else {
      output.copy(line, to: object.end, into: &portion)
      portion.output += "\(object.isEmpty ? "" : ",")\(JSONString.quoted(name.utf8)):".utf8
      portion.output += output.annotation.json
      output.copy(line, to: line.count, into: &portion)
    }
  }

  private func rewrite(_ value: JSONObject.Value, of line: Span<UInt8>, _ output: inout LineOutput, _ portion: inout Portion) {
    let raw = line.extracting(value.contents)
    guard value.hasEscapes else { return rewrite(raw, value, JSONString.Style(), of: line, &output, &portion) }
    var text: [UInt8] = []
    swap(&text, &plain)
    text.removeAll(keepingCapacity: true)
    let style = JSONString.unescape(raw, into: &text)
    rewrite(text.span, value, style, of: line, &output, &portion)
    swap(&text, &plain)
  }

  /// Rewrites the text of a value as a document, in its place where anything changes.
  private func rewrite(
    _ text: Span<UInt8>, _ value: JSONObject.Value, _ style: JSONString.Style, of line: Span<UInt8>, _ output: inout LineOutput,
    _ portion: inout Portion
  ) {
    var isChanged = false
    var same = 0
    stream.rewritePairs(text) { before, after in
      if !isChanged {
        guard !before.isEqual(to: after) else {
          same += before.count
          return
        }
        isChanged = true
        output.copy(line, to: value.contents.lowerBound, into: &portion)
        JSONString.escape(text.extracting(0..<same), as: style, into: &portion.output)
      }
      JSONString.escape(after, as: style, into: &portion.output)
    }
    if isChanged {
      portion.isChanged = true
      output.copied = value.contents.upperBound
    }
    let changes = stream.takeChanges()
    if options.annotation != nil { output.annotation.add(changes, bytes: text.count, isChanged: isChanged) }
    portion.add(changes, in: text, listening, record: record, field: options.fields[value.field])
  }
}

/// What of a line is written so far.
private struct LineOutput {
  /// Up to where the text that holds the line is written.
  var copied: Int
  /// Where the old annotation has gone.
  var member: MovedRange
  var annotation = Annotation()

  init(copied: Int, member: Range<Int>?) {
    self.copied = copied
    self.member = MovedRange(member)
  }

  mutating func copy(_ text: Span<UInt8>, to end: Int, into portion: inout Portion) {
    member.pass(end, copied: copied, written: portion.output.count)
    portion.append(text.extracting(copied..<end))
    copied = end
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
