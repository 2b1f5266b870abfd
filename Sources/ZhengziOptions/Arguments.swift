// SPDX-License-Identifier: Apache-2.0

/// Brings arguments into the forms that the parser knows.
public enum Arguments {
  /// Separates `-j2` into `-j 2`, and `-i.bak`, `-i=.bak` and `--in-place=.bak`, which carry a value, from `-i`, which carries none.
  public static func separated(_ arguments: [String]) -> [String] {
    var isOption = true
    return arguments.flatMap { argument -> [String] in
      if argument == "--" { isOption = false }
      guard isOption, argument.hasPrefix("-") else { return [argument] }
      for prefix in ["--in-place=", "-i=", "-i"] where argument.hasPrefix(prefix) && argument != "-i" {
        return ["--in-place-suffix=\(argument.dropFirst(prefix.count))"]
      }
      for name in ["-j", "-c", "-o"] where argument.hasPrefix(name) && argument.count > 2 {
        return [name, String(argument.dropFirst(argument.hasPrefix("\(name)=") ? 3 : 2))]
      }
      return [argument]
    }
  }
}
