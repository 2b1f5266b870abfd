// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What a stretch of the input became, in order: handed from a rewriter to the sinks.
struct Portion: Sendable {
  var output: [UInt8] = []
  /// Whether any byte differs from the input.
  var isChanged = false
  /// Empty unless somebody listens.
  var changes: [RecordChange] = []
  /// Whole lines before and after, for a diff; empty otherwise.
  var pairs: [LinePair] = []
  /// The changes with the text around them, for a page; empty otherwise.
  var passages: [Passage] = []
  /// Where records end in the output that are members of a compressed file.
  var memberEnds: [Int] = []
  /// Why the input is not what it should be; nothing of it is lost.
  var damage: String?
  /// What the user must hear of: records that were passed on as they are.
  var warnings: [Warning] = []
  /// Bytes of input that it stands for.
  var inputCount = 0
  /// Line feeds in that input; counted only where somebody listens to changes.
  var lineCount = 0
  /// Records that ended in it.
  var recordCount = 0

  mutating func removeAll() {
    output.removeAll(keepingCapacity: true)
    isChanged = false
    changes.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
    passages.removeAll()
    memberEnds.removeAll()
    damage = nil
    warnings.removeAll()
    inputCount = 0
    lineCount = 0
    recordCount = 0
  }

  /// Counts the places of its changes and warnings on from what came before in the same input.
  mutating func follow(_ place: Place) {
    for i in changes.indices {
      if let record = changes[i].record {
        changes[i].record = record + place.records
      } else {
        changes[i].change.move(input: place.input, output: place.output, lines: place.lines)
      }
    }
    for i in passages.indices {
      if let record = passages[i].record {
        passages[i].record = record + place.records
      } else {
        passages[i].line += place.lines
      }
    }
    for i in warnings.indices { warnings[i].line += place.records }
  }

  /// Takes in the changes of a value that is a document by itself, as far as somebody listens.
  mutating func add(_ new: [Change], in value: Span<UInt8>, from start: Int = 0, _ listening: Listening, record: Int, field: String? = nil)
  {
    guard !new.isEmpty else { return }
    if listening.changes { changes += new.map { RecordChange(record: record, field: field, change: $0) } }
    guard listening.passages else { return }
    for var passage in Passage.group(new, in: value, from: start) {
      passage.record = record
      passage.field = field
      passages.append(passage)
    }
  }

  mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { output.append(contentsOf: $0) }
  }
}

/// A change with the record that it is in.
struct RecordChange: Sendable {
  /// The record's number, from 1; none in plain text, where the file is the document.
  var record: Int?
  /// The JSON field, as the user named it.
  var field: String?
  var change: Change
}

/// Whole lines before and after.
struct LinePair: Sendable {
  var before: [UInt8]
  var after: [UInt8]
  /// What changed between them, sorted and disjoint; empty where that is not known, or nothing.
  var edits: [Edit] = []

  /// Byte ranges of `before` and `after` that belong together.
  struct Edit: Sendable {
    var before: Range<Int>
    var after: Range<Int>
  }
}

/// Something that was left alone, with the line of the file.
struct Warning: Sendable {
  var line: Int
  var message: String
}
