// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// Shows the options on one screen, or one topic in depth.
struct Help: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Show the options on one screen, or a topic in depth.",
    discussion: "Topics: \(HelpTopic.all.map(\.name).joined(separator: ", ")); the name of a command; options, for each of them in full.")

  @Argument(help: ArgumentHelp("A topic, a command, or options.", valueName: "topic"))
  var topic: String?

  func run() throws {
    guard let topic else { return print(Self.overview) }
    if topic == "options" { return print(FilterArguments.helpMessage()) }
    if let topic = HelpTopic.all.first(where: { $0.name == topic }) { return print(topic.text) }
    if let command = FilterArguments.configuration.subcommands.first(where: { $0.configuration.commandName == topic }) {
      return print(command.helpMessage())
    }
    throw Failure(.usage, ZhengziError.unknown("topic", topic, known: Self.names).message)
  }

  private static var names: [String] {
    HelpTopic.all.map(\.name) + FilterArguments.configuration.subcommands.compactMap { $0.configuration.commandName } + ["options"]
  }
}

/// One subject that takes more than an option's line to explain.
struct HelpTopic {
  let name: String
  let summary: String
  /// Plain text, at most 80 columns.
  let text: String

  /// In the order in which a reader needs them.
  static let all: [HelpTopic] = [.repair, .convert, .punctuation, .encodings, .records, .files, .explain, .pipelines, .status]
}
