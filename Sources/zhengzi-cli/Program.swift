// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc

/// Where the program starts: parses, runs, and turns whatever went wrong into one line and a status.
@main
enum Program {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    // The parser would take the name of a subcommand for a file, since the filter itself takes file names.
    let named = Filter.configuration.subcommands.first { $0._commandName == arguments.first }
    do {
      if let named {
        var command = try named.parseAsRoot(Array(arguments.dropFirst()))
        try command.run()
      } else {
        var command = try Filter.parseAsRoot(Arguments.separated(arguments))
        try command.run()
      }
    } catch let failure as Failure {
      report(failure.message)
      exit(failure.status.rawValue)
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      leave(with: error, of: named ?? Filter.self)
    }
  }

  /// Help and version go to standard output; a wrong use to standard error, with where to look.
  private static func leave(with error: any Error, of command: any ParsableCommand.Type) -> Never {
    guard command.exitCode(for: error) != .success else { command.exit(withError: error) }
    var message = command.message(for: error)
    while message.last == "." || message.last == "\n" { message.removeLast() }
    let first = message.prefix(1).lowercased()
    report("\(first)\(message.dropFirst()); see 'zhengzi --help'")
    exit(ExitStatus.usage.rawValue)
  }
}

/// Brings arguments into the forms that the parser knows.
enum Arguments {
  /// Separates `-j2` into `-j 2`, and `-i.bak`, `-i=.bak` and `--in-place=.bak`, which carry a value, from `-i`, which carries none.
  static func separated(_ arguments: [String]) -> [String] {
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
