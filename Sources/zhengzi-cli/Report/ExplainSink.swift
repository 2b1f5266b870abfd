// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi
import ZhengziReport

/// How `--explain` writes a record.
enum ExplainFormat: String, ExpressibleByArgument, CaseIterable {
  case jsonl, tsv
}

/// One record for each change.
final class ExplainSink: Sink {
  let listening = Listening(changes: true)
  private let output: Output
  private let format: ExplainFormat
  private var file = "-"

  init(_ output: Output, format: ExplainFormat) throws(Failure) {
    self.output = output
    self.format = format
    if format == .tsv { try output.put(ChangeRecord.tsvHeader) }
  }

  func begin(_ name: String) {
    file = name
  }

  func take(_ portion: borrowing Portion) throws(Failure) {
    var line: [UInt8] = []
    for recorded in portion.changes {
      let record = ChangeRecord(recorded.change, file: file, record: recorded.record, field: recorded.field)
      switch format {
      case .jsonl:
        line.removeAll(keepingCapacity: true)
        record.appendJSON(to: &line)
        try output.put(line.span)
      case .tsv: try output.put(record.tsv)
      }
    }
  }
}
