// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// Says of each file in which encoding and script it is written and whether it is damaged.
struct Detect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the encoding, script and damage of each file, one JSON object a line.")

  @Argument(help: ArgumentHelp("Files to read; standard input where there are none, or for -.", valueName: "file"))
  var files: [String] = []

  func run() throws {
    let output = Output()
    var status = ExitStatus.success
    for name in files.isEmpty ? ["-"] : files {
      do throws(Failure) {
        try output.put(FileReport(RawSource(try Input(name)), name: name).json)
      } catch {
        guard error.isOfInput || error.status == .noInput else { throw error }
        report(error.message)
        status.join(error.status)
      }
    }
    try output.commit()
    guard status == .success else { throw ExitCode(status.rawValue) }
  }
}

/// What `zhengzi detect` says of one file.
struct FileReport {
  private let name: String
  private var detection: Detection?
  private var damage: [String] = []
  private var damagedBytes = 0
  private var bytes = 0

  /// Reads the whole source; memory stays bounded.
  init(_ source: some ByteSource, name: String) throws(Failure) {
    self.name = name
    let decoder = try Self.decoder()
    let stream = Pipeline(stages: [RepairStage(RepairStage.Options())]).stream(isListening: true)
    var chunk: [UInt8] = []
    var text: [UInt8] = []
    while try source.read(into: &chunk) {
      text.removeAll(keepingCapacity: true)
      decoder.push(chunk.span, into: &text)
      stream.push(text.span) { _ in add(stream.takeChanges()) }
      bytes += text.count
    }
    text.removeAll(keepingCapacity: true)
    decoder.finish(into: &text)
    bytes += text.count
    stream.push(text.span) { _ in add(stream.takeChanges()) }
    stream.endDocument { _ in add(stream.takeChanges()) }
    detection = decoder.detection
  }

  private static func decoder() throws(Failure) -> TextDecoder {
    do {
      return try TextDecoder(.auto)
    } catch {
      throw Failure(.usage, error.message)
    }
  }

  private mutating func add(_ changes: [Change]) {
    for change in changes {
      damagedBytes += change.before.count
      for rule in change.rules where !damage.contains(rule.name) { damage.append(rule.name) }
    }
  }

  /// `{"file","encoding","confidence","script","damage","damaged_share"}` and a line feed; the share is of bytes of UTF-8.
  var json: String {
    let encoding = detection?.encoding.name ?? TextEncoding.utf8.name
    let share = bytes > 0 ? Double(damagedBytes) / Double(bytes) : 0
    let members = [
      "\"file\":\(JSONString.quoted(name.utf8))", "\"encoding\":\"\(encoding)\"",
      "\"confidence\":\(JSONString.number(detection?.confidence ?? 1))",
      "\"script\":\"\(detection?.script.rawValue ?? DetectedScript.latin.rawValue)\"",
      "\"damage\":[\(damage.map { "\"\($0)\"" }.joined(separator: ","))]", "\"damaged_share\":\(JSONString.number(share))",
    ]
    return "{\(members.joined(separator: ","))}\n"
  }
}
