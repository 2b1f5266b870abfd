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

  @Test func linksLeadSomewhere() throws {
    for document in Self.documents {
      let folder = URL(fileURLWithPath: "\(Command.packageRoot)/\(document)").deletingLastPathComponent()
      for match in try text(of: document).matches(of: /\]\((?!https?:|mailto:|#)([^)#\s]+)/) {
        let target = folder.appendingPathComponent(String(match.1)).path
        #expect(FileManager.default.fileExists(atPath: target), "\(document): \(match.1)")
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
