// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// A change as `--explain` shows it, and as hosts get it.
public struct ChangeRecord {
  private let file: String?
  private let record: Int?
  private let field: String?
  private let change: Change

  /// - Parameters:
  ///   - file: the name of the input; none where a host gave the text itself.
  ///   - record: the record's number, from 1; none where the file is the document.
  ///   - field: the JSON field, as the user named it.
  public init(_ change: Change, file: String? = nil, record: Int? = nil, field: String? = nil) {
    self.file = file
    self.record = record
    self.field = field
    self.change = change
  }

  /// One line of JSON, with its line feed.
  public var json: String {
    var members: [String] = []
    if let file { members.append("\"file\":\(JSONString.quoted(file.utf8))") }
    if let record { members.append("\"record\":\(record)") }
    if let field { members.append("\"field\":\(JSONString.quoted(field.utf8))") }
    members += [
      "\"line\":\(line)",
      "\"start\":\(change.input.lowerBound)", "\"end\":\(change.input.upperBound)",
      "\"out_start\":\(change.output.lowerBound)", "\"out_end\":\(change.output.upperBound)",
      Self.member("before", change.before), Self.member("after", change.after),
      "\"rule\":\"\(rule)\"",
    ]
    if change.rules.count > 1 { members.append("\"rules\":[\(change.rules.map { "\"\($0)\"" }.joined(separator: ","))]") }
    members.append("\"confidence\":\(JSONString.number(change.confidence))")
    let candidates = change.candidates.map {
      "{\"text\":\(JSONString.quoted($0.text.utf8)),\"confidence\":\(JSONString.number($0.confidence))}"
    }
    members.append("\"candidates\":[\(candidates.joined(separator: ","))]")
    return "{\(members.joined(separator: ","))}\n"
  }

  public static let tsvHeader = "file\trecord\tfield\tline\tstart\tend\tout_start\tout_end\tbefore\tafter\trules\tconfidence\tcandidates\n"

  /// One line of tab-separated values; tabs, line ends and backslashes in texts are `\t`, `\n`, `\r`, `\\`.
  public var tsv: String {
    let candidates = change.candidates.map { "\(Self.escaped(Array($0.text.utf8)))=\(JSONString.number($0.confidence))" }
    let columns = [
      Self.escaped(Array((file ?? "").utf8)), record.map(String.init) ?? "", field ?? "", "\(line)",
      "\(change.input.lowerBound)", "\(change.input.upperBound)", "\(change.output.lowerBound)", "\(change.output.upperBound)",
      Self.escaped(change.before), Self.escaped(change.after),
      change.rules.map(\.description).joined(separator: ","), JSONString.number(change.confidence), candidates.joined(separator: " "),
    ]
    return columns.joined(separator: "\t") + "\n"
  }

  private var rule: String { change.rules.first?.description ?? "" }

  /// A JSON Lines record is one line of the file, whatever line ends its value holds.
  private var line: Int { field != nil ? record ?? change.line : change.line }

  private static func member(_ name: String, _ bytes: [UInt8]) -> String {
    guard isUTF8(bytes) else {
      let digits = Array("0123456789abcdef")
      return "\"\(name)_hex\":\"\(String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }))\""
    }
    return "\"\(name)\":\(JSONString.quoted(bytes))"
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\t"): output += Array("\\t".utf8)
      case UInt8(ascii: "\n"): output += Array("\\n".utf8)
      case UInt8(ascii: "\r"): output += Array("\\r".utf8)
      case UInt8(ascii: "\\"): output += Array("\\\\".utf8)
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
