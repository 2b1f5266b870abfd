// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A text or word list that the model learns from: a row of `Tables/model/SOURCES.tsv`.
struct Source {
  enum Kind: String {
    /// A sentence or paragraph a line.
    case text
    /// A word, its frequency and more on a line.
    case words
  }

  var path: String
  var kind: Kind
  var weight: Float

  /// The rows of a list of sources; stops the program where one is malformed.
  static func list(at path: String) -> [Source] {
    rows(of: contents(ofFile: path)).map { row in
      guard row.count >= 3, let kind = Kind(rawValue: String(row[1])), let weight = Float(String(row[2])) else {
        fail("\(path): a row is not 'file, kind, weight, …'")
      }
      return Source(path: String(row[0]), kind: kind, weight: weight)
    }
  }

  /// The text, decompressed by its ending: `.xz` by xz; of `.tar.gz` the member `dict.txt`.
  func read(in folder: String) -> [UInt8] {
    let file = "'\(folder)/\(path)'"
    if path.hasSuffix(".xz") { return output(of: "xz -dc \(file)") }
    if path.hasSuffix(".tar.gz") { return output(of: "tar -xzOf \(file) --wildcards '*/jieba/dict.txt'") }
    return contents(ofFile: "\(folder)/\(path)")
  }
}

/// The cells of each line that is no comment.
func rows(of bytes: [UInt8]) -> [[Substring]] {
  String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
}

func fail(_ message: String) -> Never {
  let line = "train-model: error: \(message)\n"
  _ = Glibc.write(STDERR_FILENO, line, line.utf8.count)
  exit(65)
}

func contents(ofFile path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fail("\(path): cannot be read") }
  defer { fclose(file) }
  return readAll(file)
}

func write(_ bytes: [UInt8], toFile path: String) {
  guard let file = fopen(path, "wb") else { fail("\(path): cannot be written") }
  let count = fwrite(bytes, 1, bytes.count, file)
  guard fclose(file) == 0, count == bytes.count else { fail("\(path): cannot be written") }
}

private func output(of command: String) -> [UInt8] {
  guard let pipe = popen(command, "r") else { fail("cannot run '\(command)'") }
  let bytes = readAll(pipe)
  guard pclose(pipe) == 0, !bytes.isEmpty else { fail("'\(command)' failed") }
  return bytes
}

private func readAll(_ file: UnsafeMutablePointer<FILE>) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[0..<count]
  }
}
