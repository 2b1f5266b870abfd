// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// The filter as the command line says it: its options with their help, its other commands.
struct FilterArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhengzi",
    abstract: "Put Chinese text right: repair damage, convert scripts, normalize punctuation.",
    usage: """
      zhengzi [options] [file ...]
      zhengzi list | detect [file ...] | help [topic] | completions <shell>
      """,
    version: "zhengzi \(Version.current)",
    subcommands: [List.self, Detect.self, Help.self, Completions.self])

  @Argument(help: ArgumentHelp("Files to read; standard input where there are none, or for -.", valueName: "file"))
  var files: [String] = []

  @OptionGroup(title: "Decode") var decode: DecodeArguments
  @OptionGroup var rewriting: PipelineArguments
  @OptionGroup(title: "Input and output") var file: FileArguments
  @OptionGroup(title: "Report") var report: ReportArguments

  var filter: Filter {
    Filter(files: files, decode: decode.options, rewriting: rewriting.options, file: file.options, report: report.options)
  }

  mutating func validate() throws {
    do {
      try filter.validate()
    } catch {
      throw ValidationError(error.message)
    }
  }

  func run() throws {
    throw ExitCode(try filter.run().rawValue)
  }
}
