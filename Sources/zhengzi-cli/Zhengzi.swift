// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The command: a filter by default, and a few subcommands.
@main
struct Zhengzi: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhengzi",
    abstract: "Put Chinese text right: repair damage, convert scripts, normalize punctuation.",
    version: "0.1.0",
    subcommands: [Filter.self],
    defaultSubcommand: Filter.self)
}
