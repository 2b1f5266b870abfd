// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// An option as the help names it: what a configuration file may set.
struct OptionName {
  /// The long name, or the short one where there is no other; without dashes.
  let key: String
  /// The name of its value; none for a flag.
  let value: String?

  /// Every option of the filter that says how text is rewritten, in the help's order.
  static var all: [OptionName] {
    // Wide enough that no line is broken.
    FilterArguments.helpMessage(columns: 10_000).split(separator: "\n").compactMap { OptionName(helpLine: $0) }
      .filter { !["help", "version", "config-file"].contains($0.key) }
  }

  /// A line such as `  -c, --config <name>   Convert by …`.
  private init?(helpLine line: Substring) {
    guard line.hasPrefix("  -") else { return nil }
    let parts = line.split(separator: " ")
    let names = parts.prefix { $0.hasPrefix("-") }.map { $0.drop { $0 == "-" }.prefix { $0 != "," } }
    guard let name = names.max(by: { $0.count < $1.count }) else { return nil }
    key = String(name)
    let next = parts.dropFirst(names.count).first
    value = next.flatMap { $0.hasPrefix("<") ? String($0.dropFirst().prefix { $0 != ">" }) : nil }
  }

  /// The option as an argument with a value, in one word where its name is long.
  func arguments(_ value: String) -> [String] {
    key.count == 1 ? ["-\(key)", value] : ["--\(key)=\(value)"]
  }

  var flag: String { key.count == 1 ? "-\(key)" : "--\(key)" }
}
