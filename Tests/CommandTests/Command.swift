// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

/// Runs the built command as a user would.
struct Command {
  var status: Int32
  var output: [UInt8]
  var errors: String

  var text: String { String(decoding: output, as: UTF8.self) }

  /// The command beside the test bundle.
  static let path: String = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [bundle.appendingPathComponent("zhengzi").path] + ["debug", "release"].map { "\(packageRoot)/.build/\($0)/zhengzi" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "zhengzi"
  }()

  static let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Runs a shell line in an empty folder, in which `zhengzi` is the command and `$ZHENGZI` its path; `input` is its standard input.
  @discardableResult
  static func shell(_ line: String, input: [UInt8] = []) throws -> Command {
    let scratch = try Scratch()
    let work = scratch.url.appendingPathComponent("work")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    try Data(input).write(to: scratch.url.appendingPathComponent("in"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "unset NO_COLOR CLICOLOR_FORCE; ZHENGZI='\(path)'; zhengzi() { \"$ZHENGZI\" \"$@\"; }; cd '\(work.path)'; \(line)",
    ]
    process.standardInput = try FileHandle(forReadingFrom: scratch.url.appendingPathComponent("in"))
    process.standardOutput = try scratch.handle("out")
    process.standardError = try scratch.handle("err")
    try process.run()
    process.waitUntilExit()
    return Command(
      status: process.terminationStatus, output: try scratch.read("out"), errors: String(decoding: try scratch.read("err"), as: UTF8.self))
  }
}

/// A folder of one run's own, removed with it.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("zhengzi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func handle(_ name: String) throws -> FileHandle {
    let file = url.appendingPathComponent(name)
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }

  func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url.appendingPathComponent(name)))
  }
}
