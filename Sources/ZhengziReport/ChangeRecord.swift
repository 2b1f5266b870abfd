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

  /// Appends one line of JSON, with its line feed.
  ///
  /// Cost: about a microsecond; nothing is allocated but what the output needs.
  public func appendJSON(to output: inout [UInt8]) {
    var members = JSONMembers(&output)
    if let file { members.add("file", file, to: &output) }
    if let record { members.add("record", record, to: &output) }
    if let field { members.add("field", field, to: &output) }
    members.add("line", line, to: &output)
    members.add("start", change.input.lowerBound, to: &output)
    members.add("end", change.input.upperBound, to: &output)
    members.add("out_start", change.output.lowerBound, to: &output)
    members.add("out_end", change.output.upperBound, to: &output)
    Self.addText("before", change.before, to: &members, &output)
    Self.addText("after", change.after, to: &members, &output)
    members.add("rule", rule, to: &output)
    if change.rules.count > 1 {
      members.addName("rules", to: &output)
      JSONMembers.array(change.rules, to: &output) { JSONString.append($0.description.utf8, to: &$1) }
    }
    members.add("confidence", change.confidence, to: &output)
    members.addName("candidates", to: &output)
    JSONMembers.array(change.candidates, to: &output) { candidate, output in
      var members = JSONMembers(&output)
      members.add("text", candidate.text, to: &output)
      members.add("confidence", candidate.confidence, to: &output)
      members.end(&output)
    }
    members.end(&output)
    output.append(UInt8(ascii: "\n"))
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

  /// Bytes as text, or, where they are no UTF-8, in hexadecimal digits under another name.
  private static func addText(_ name: StaticString, _ bytes: [UInt8], to members: inout JSONMembers, _ output: inout [UInt8]) {
    if isUTF8(bytes) {
      members.addName(name, to: &output)
      JSONString.append(bytes, to: &output)
    } else {
      members.addName(name, suffix: "_hex", to: &output)
      output.append(UInt8(ascii: "\""))
      for byte in bytes { output += [hexadecimal(byte >> 4), hexadecimal(byte & 15)] }
      output.append(UInt8(ascii: "\""))
    }
  }

  private static func hexadecimal(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
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
