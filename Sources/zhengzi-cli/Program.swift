// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import ZhengziOptions

/// Where the program starts: parses, runs, and turns whatever went wrong into one line and a status.
@main
enum Program {
  static func main() {
    StandardStreams.keepPlaces()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if asksForHelp(arguments), command(arguments.first) == nil { return print(Help.overview) }
    do {
      exit(try run(arguments).rawValue)
    } catch let failure as Failure {
      report(failure.message)
      exit(failure.status.rawValue)
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      leave(with: error, of: command(arguments.first) ?? FilterArguments.self)
    }
  }

  private static func run(_ arguments: [String]) throws -> ExitStatus {
    if let command = command(arguments.first) {
      var command = try command.parseAsRoot(Array(arguments.dropFirst()))
      try command.run()
      return .success
    }
    let words = try Arguments.separated(ConfigurationFile.expanded(arguments))
    if let filter = FilterReader.filter(words) { return try filter.run() }
    var command = try FilterArguments.parseAsRoot(words)
    try command.run()
    return .success
  }

  /// The command of a name; the parser would take the name for a file, since the filter itself takes file names.
  ///
  /// Each names itself in its configuration: a name that is derived from the type costs a tenth of the start-up.
  private static func command(_ name: String?) -> (any ParsableCommand.Type)? {
    guard let name, !name.hasPrefix("-") else { return nil }
    return FilterArguments.configuration.subcommands.first { $0.configuration.commandName == name }
  }

  /// The parser's own help of the filter takes three screens: it is at `zhengzi help options`.
  private static func asksForHelp(_ arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains { $0 == "-h" || $0 == "--help" }
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
