// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import Zhengzi

/// Default repairs change nothing in `Tests/Clean`.
@Suite struct CleanTextTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Clean")

  private static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  @Test func theSampleIsThere() {
    #expect(Self.files.count == 7)
  }

  @Test(arguments: files) func staysAsItIs(_ name: String) throws {
    let text = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    let pipeline = try Pipeline()
    let output = pipeline.rewrite(text.span)
    for (before, after) in zip(text.split(separator: 0x0A), output.split(separator: 0x0A)) where before != after {
      Issue.record("\(String(decoding: before, as: UTF8.self)) became \(String(decoding: after, as: UTF8.self))")
    }
    #expect(output == text)
  }

  /// Alone, a line has no page that speaks for it: no evidence is no reason either.
  @Test(arguments: files) func eachLineAloneStaysAsItIs(_ name: String) throws {
    let text = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    let stream = try Pipeline().stream()
    for line in text.split(separator: 0x0A) {
      let line = Array(line)
      var output: [UInt8] = []
      stream.rewrite(line.span) { output += Array($0) }
      #expect(output == line, "\(String(decoding: line, as: UTF8.self)) became \(String(decoding: output, as: UTF8.self))")
    }
  }
}
