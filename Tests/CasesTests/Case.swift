// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One line of a file in `Tests/Cases`.
struct Case: Sendable, CustomTestStringConvertible {
  enum Verdict: String {
    /// The input must become the output.
    case pass
    /// The input must not change.
    case keep
    /// The input should become the output, and does not yet: the test tells when it does.
    case known
  }

  var file: String
  var line: Int
  var verdict: Verdict
  var options: [String]
  var input: [UInt8]
  var output: [UInt8]

  var testDescription: String { "\(file):\(line) \(String(decoding: input.prefix(60), as: UTF8.self))" }
}

extension Case {
  /// The lines of a file in `Tests/Cases`; comments start with `#`. `\n`, `\t`, `\\` and `\xHH` are escapes.
  static func load(_ file: String) throws -> [Case] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Cases").appendingPathComponent(file)
    guard FileManager.default.fileExists(atPath: url.path) else { return [] }
    let text = try String(contentsOf: url, encoding: .utf8)
    return try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
      line.isEmpty || line.hasPrefix("#") ? nil : try Case(file, number + 1, String(line))
    }
  }

  private init(_ file: String, _ number: Int, _ text: String) throws {
    let columns = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard columns.count == 5, let verdict = Verdict(rawValue: columns[0]) else {
      throw CaseError(description: "\(file):\(number): expected verdict, options, input, output, source, separated by tabs")
    }
    let input = Self.unescaped(columns[2])
    self.init(
      file: file, line: number, verdict: verdict, options: columns[1].split(separator: " ").map(String.init), input: input,
      output: verdict == .keep && columns[3].isEmpty ? input : Self.unescaped(columns[3]))
  }

  private static func unescaped(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = bytes.popFirst() else {
        output.append(byte)
        continue
      }
      switch next {
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "\\"): output.append(next)
      case UInt8(ascii: "x"):
        output.append(UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        bytes = bytes.dropFirst(2)
      default: output += [byte, next]
      }
    }
    return output
  }
}

struct CaseError: Error, CustomStringConvertible {
  var description: String
}
