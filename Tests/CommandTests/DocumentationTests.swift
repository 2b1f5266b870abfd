// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What the documents show is what the command does.
///
/// In a block marked `console`, lines that begin with `$ ` are run, each block in an empty folder of its own, and print the lines that follow.
/// In a table whose first cell is a command in backticks, the command turns the second cell into the third.
@Suite struct DocumentationTests {
  static let documents: [String] = {
    let guide = "Sources/Zhengzi/Zhengzi.docc"
    let articles = (try? FileManager.default.contentsOfDirectory(atPath: "\(Command.packageRoot)/\(guide)")) ?? []
    let top = (try? FileManager.default.contentsOfDirectory(atPath: Command.packageRoot)) ?? []
    return (top + articles.map { "\(guide)/\($0)" }).filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test(arguments: documents)
  func consoleBlocks(_ document: String) throws {
    for block in try blocks("console", in: document) {
      let commands = block.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
      let expected = block.joined(separator: "\n") + "\n"
      let script = commands.map { "printf '%s\\n' \(quoted("$ " + $0)); { \($0); } 2>&1" }.joined(separator: "\n")
      #expect(try Command.shell(script).text == expected, "\(document)")
    }
  }

  @Test(arguments: documents)
  func tables(_ document: String) throws {
    for line in try lines(of: document) where line.hasPrefix("| `zhengzi") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3 else { continue }
      let run = try Command.shell(cells[0].trimmingCharacters(in: ["`"]), input: Array((cells[1] + "\n").utf8))
      #expect(run.text == cells[2] + "\n", "\(document): \(line)")
    }
  }

  @Test func theCatalogueIsWhatTheCommandLists() throws {
    let made = try Command.shell("'\(Command.packageRoot)/Scripts/make-catalogue' \"$ZHENGZI\"")
    #expect(made.errors.isEmpty)
    #expect(try made.text == text(of: "Sources/Zhengzi/Zhengzi.docc/Catalogue.md"), "run Scripts/make-catalogue")
  }

  /// Each example of the library is compiled and run: the guide's tests hold it.
  @Test(arguments: documents)
  func swiftBlocksAreCompiled(_ document: String) throws {
    let tests = try Set(lines(of: "Tests/GuideTests/GuideTests.swift").map(code))
    for block in try blocks("swift", in: document) where !block.contains("import PackageDescription") {
      for line in block where !line.hasPrefix("import") && !line.hasPrefix(".package") {
        #expect(tests.contains(code(line)), "\(document): \(line)")
      }
    }
  }

  /// A line without its comment.
  private func code(_ line: String) -> String {
    (line.components(separatedBy: " //").first ?? line).trimmingCharacters(in: .whitespaces)
  }

  @Test(arguments: documents)
  func cBlocksAreCompiled(_ document: String) throws {
    for block in try blocks("c", in: document) {
      let run = try Command.shell(
        "clang -std=c11 -Wall -Wextra -Werror -fsyntax-only -I '\(Command.packageRoot)/Sources/CZhengzi/include' -x c -",
        input: Array(block.joined(separator: "\n").utf8))
      #expect(run.status == 0, "\(document): \(run.errors)")
    }
  }

  @Test func linksLeadSomewhere() throws {
    for document in Self.documents {
      let folder = URL(fileURLWithPath: "\(Command.packageRoot)/\(document)").deletingLastPathComponent()
      for match in try text(of: document).replacing(/`[^`\n]*`/, with: "").matches(of: /\]\((?!https?:|mailto:|#)([^)#\s]+)/) {
        // The guide names its pictures without their folder.
        let targets = ["", "Resources/"].map { folder.appendingPathComponent($0 + match.1).path }
        #expect(targets.contains { FileManager.default.fileExists(atPath: $0) }, "\(document): \(match.1)")
      }
    }
  }

  /// The lines inside each fence that is marked with this language.
  private func blocks(_ language: String, in document: String) throws -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in try lines(of: document) {
      if line.hasPrefix("```") {
        isInside = line == "```\(language)"
        if isInside { blocks.append([]) }
      } else if isInside {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks
  }

  private func text(of document: String) throws -> String {
    try String(contentsOfFile: "\(Command.packageRoot)/\(document)", encoding: .utf8)
  }

  private func lines(of document: String) throws -> [String] {
    try text(of: document).components(separatedBy: "\n")
  }

  private func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
