// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Options from a TOML file, as arguments. A path in it counts from where the command runs, as on the command line.
///
///     to = "twp"
///     punctuation = "taiwan"
///     user-dict = ["names.txt", "places.txt"]
struct ConfigurationFile {
  let arguments: [String]

  /// - Throws: status 66 where there is no such file, 64 where a line is wrong, with its number and what would work.
  init(_ name: String) throws(Failure) {
    let entries = try Self.entries(of: name)
    let known = OptionName.all
    var arguments: [String] = []
    for entry in entries {
      guard let option = known.first(where: { $0.key == entry.key }) else {
        let error = ZhengziError.unknown("option", entry.key, known: known.map(\.key))
        throw Self.failure(name, entry.line, error.message)
      }
      guard let values = option.arguments(for: entry.value) else {
        let wanted = option.value.map { "a value: \($0)" } ?? "true or false"
        throw Self.failure(name, entry.line, "'\(entry.key)' takes \(wanted)")
      }
      arguments += values
    }
    self.arguments = arguments
  }

  /// The arguments with those of the files that `--config-file` names before them, so that what stands on the command line counts.
  static func expanded(_ arguments: [String]) throws(Failure) -> [String] {
    var fromFiles: [String] = []
    for (i, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--config-file", i + 1 < arguments.count {
        fromFiles += try ConfigurationFile(arguments[i + 1]).arguments
      } else if argument.hasPrefix("--config-file=") {
        fromFiles += try ConfigurationFile(String(argument.dropFirst("--config-file=".count))).arguments
      }
    }
    return fromFiles + arguments
  }

  private static func entries(of name: String) throws(Failure) -> [TOMLText.Entry] {
    let source = RawSource(try Input(name))
    var bytes: [UInt8] = []
    while try source.read(appendingTo: &bytes) {}
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure(.usage, "\(name): is no UTF-8 text") }
    do throws(TOMLText.Fault) {
      return try TOMLText.entries(of: text)
    } catch {
      throw failure(name, error.line, error.message)
    }
  }

  private static func failure(_ name: String, _ line: Int, _ message: String) -> Failure {
    Failure(.usage, "\(name):\(line): \(message)")
  }
}

extension OptionName {
  /// The arguments that say the same as a value in a file: a flag is true or false, an array gives its option once for each element.
  fileprivate func arguments(for entry: TOMLText.Value) -> [String]? {
    switch entry {
    case .boolean(let isOn): value == nil ? (isOn ? [flag] : []) : nil
    case .number(let text), .string(let text): value == nil ? nil : arguments(text)
    case .array(let entries): list(entries)
    }
  }

  /// Where an option takes names with commas between them, the elements are those names.
  private func list(_ entries: [TOMLText.Value]) -> [String]? {
    let each = entries.compactMap { arguments(for: $0) }
    guard let value, each.count == entries.count else { return nil }
    guard value.hasSuffix(",...") else { return each.flatMap { $0 } }
    let names = entries.compactMap { if case .string(let name) = $0 { name } else { nil } }
    return arguments(names.joined(separator: ","))
  }
}
