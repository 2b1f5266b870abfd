// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziOptions

/// An option of the command that is none of a pipeline, by its long name.
enum FilterOption: String, CaseIterable {
  case from, invalid
  case jsonl, field, annotate, warc, null
  case workers = "-j"
  case inPlace = "in-place"
  case inPlaceSuffix = "in-place-suffix"
  case output
  case files0From = "files0-from"
  case configFile = "config-file"
  case lineBuffered = "line-buffered"
  case check, diff, explain, report, progress, color

  /// Short names, those of a pipeline's options included, and the long ones that they stand for.
  static let short = ["-c": "config", "-z": "null", "-j": "-j", "-i": "in-place", "-o": "output"]

  var value: PipelineOption.Value {
    switch self {
    case .jsonl, .warc, .null, .inPlace, .lineBuffered, .check, .diff: .none
    default: .word
    }
  }

  /// Sets what the option says; `word` is empty where no value belongs to it. False where the value is none of the option's.
  func set(_ word: String, in filter: inout Filter) -> Bool {
    switch self {
    case .from: filter.decode.from = word
    case .invalid: return assign(InvalidBytes(rawValue: word), to: &filter.decode.invalid)
    case .jsonl: filter.file.jsonl = true
    case .field: filter.file.field.append(word)
    case .annotate: filter.file.annotate = word
    case .warc: filter.file.warc = true
    case .null: filter.file.null = true
    case .workers: return assign(Int(word), to: &filter.file.workers)
    case .inPlace: filter.file.inPlace = true
    case .inPlaceSuffix: filter.file.inPlaceSuffix = word
    case .output: filter.file.output = word
    case .files0From: filter.file.files0From = word
    // Its options stand before the others already.
    case .configFile: break
    case .lineBuffered: filter.file.lineBuffered = true
    case .check: filter.report.check = true
    case .diff: filter.report.diff = true
    case .explain:
      filter.report.explain = ExplainFormat(rawValue: word)
      return filter.report.explain != nil
    case .report: filter.report.report = word
    case .progress: return assign(When(rawValue: word), to: &filter.report.progress)
    case .color: return assign(When(rawValue: word), to: &filter.report.color)
    }
    return true
  }

  private func assign<Value>(_ value: Value?, to place: inout Value) -> Bool {
    guard let value else { return false }
    place = value
    return true
  }
}
