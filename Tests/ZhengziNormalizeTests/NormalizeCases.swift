// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ZhengziCore
import ZhengziNormalize

/// A row of Tests/Cases/normalize.tsv.
struct NormalizeCase: Sendable, CustomTestStringConvertible {
  var verdict: String
  var options: String
  var input: String
  var output: String

  var testDescription: String { "\(options): \(input)" }

  static let all: [NormalizeCase] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Cases/normalize.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let output = cells[0] == "keep" && cells[3].isEmpty ? cells[2] : cells[3]
      return NormalizeCase(verdict: cells[0], options: cells[1], input: unescape(cells[2]), output: unescape(output))
    }
  }()

  /// `\t`, `\n` and `\\` stand for a tab, a line feed and a backslash.
  private static func unescape(_ cell: String) -> String {
    cell.replacingOccurrences(of: "\\\\", with: "\0").replacingOccurrences(of: "\\t", with: "\t")
      .replacingOccurrences(of: "\\n", with: "\n").replacingOccurrences(of: "\0", with: "\\")
  }

  /// The pipeline that the options ask for.
  var pipeline: Pipeline {
    get throws { try #require(Self.pipelines[options]) }
  }

  private static let pipelines: [String: Pipeline] = {
    var result: [String: Pipeline] = [:]
    for options in Set(all.map(\.options)) { result[options] = try? make(options) }
    return result
  }()

  private static func make(_ options: String) throws -> Pipeline {
    let words = options.split(separator: " ").map(String.init)
    func value(_ name: String) -> String? { words.firstIndex(of: name).map { words[$0 + 1] } }
    var protected = ProtectedText()
    if let pattern = value("--protect") { try protected.add(matching: pattern) }
    let normalizer = try Normalizer(
      style: value("--punctuation") ?? "keep", spacing: Normalizer.Spacing(rawValue: value("--spacing") ?? "keep") ?? .keep,
      width: Normalizer.Width(rawValue: value("--width") ?? "keep") ?? .keep, rules: value("--normalize"), protecting: protected)
    return Pipeline(stages: [normalizer])
  }
}

@Suite struct NormalizeCasesTests {
  @Test func `there are cases, and more traps than hits in recovery`() {
    let recovery = NormalizeCase.all.filter { $0.options == "--punctuation recover" }
    #expect(recovery.count { $0.verdict == "keep" } > recovery.count { $0.verdict == "pass" })
  }

  @Test(arguments: NormalizeCase.all) func `comes out as it should`(_ item: NormalizeCase) throws {
    let output = try item.pipeline.rewrite(item.input)
    if item.verdict == "known" {
      #expect(output != item.output, "no longer fails: make it 'pass'")
    } else {
      #expect(output == item.output)
    }
  }

  @Test(arguments: NormalizeCase.all) func `twice is once`(_ item: NormalizeCase) throws {
    let pipeline = try item.pipeline
    let once = pipeline.rewrite(item.input)
    #expect(pipeline.rewrite(once) == once)
  }

  @Test(arguments: NormalizeCase.all) func `does not depend on how it arrives`(_ item: NormalizeCase) throws {
    let pipeline = try item.pipeline
    let bytes = Array(item.input.utf8)
    let whole = pipeline.rewrite(bytes.span)
    for place in 0...bytes.count {
      var output: [UInt8] = []
      let stream = pipeline.stream()
      stream.push(bytes.span.extracting(0..<place)) { output += Array($0) }
      stream.push(bytes.span.extracting(place..<bytes.count)) { output += Array($0) }
      stream.endDocument { output += Array($0) }
      #expect(output == whole)
    }
  }

  @Test(arguments: NormalizeCase.all) func `its changes give the output`(_ item: NormalizeCase) throws {
    let pipeline = try item.pipeline
    var bytes = Array(item.input.utf8)
    for change in pipeline.explain(item.input).reversed() {
      #expect(Array(bytes[change.input]) == change.before)
      bytes.replaceSubrange(change.input, with: change.after)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == pipeline.rewrite(item.input))
  }
}
