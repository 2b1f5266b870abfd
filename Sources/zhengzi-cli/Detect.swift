// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi
import ZhengziReport

/// Says of each file in which encoding and script it is written and whether it is damaged.
struct Detect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Show the encoding, script and damage of each file, one JSON object a line.")

  @Argument(help: ArgumentHelp("Files to read; standard input where there are none, or for -.", valueName: "file"))
  var files: [String] = []

  func run() throws {
    let output = Output()
    var status = ExitStatus.success
    for name in files.isEmpty ? ["-"] : files {
      do throws(Failure) {
        try output.put(FileReport(RawSource(try Input(name)).decompressed(), name: name).json)
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
  private let report: TextReport

  /// Reads the whole source; memory stays bounded.
  init(_ source: any ByteSource, name: String) throws(Failure) {
    self.name = name
    do {
      report = try TextReport()
    } catch {
      throw Failure(.usage, error.message)
    }
    var chunk: [UInt8] = []
    while try source.read(into: &chunk) { report.push(chunk.span) }
    report.finish()
  }

  /// `{"file","encoding","confidence","script","damage","damaged_share"}` and a line feed.
  var json: String {
    "{\"file\":\(JSONString.quoted(name.utf8)),\(report.members)}\n"
  }
}
