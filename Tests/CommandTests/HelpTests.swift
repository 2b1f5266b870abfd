// SPDX-License-Identifier: Apache-2.0

import Testing

/// `--help` and the topics.
@Suite struct HelpTests {
  @Test func overviewIsOneScreen() throws {
    let help = try Command.shell("zhengzi --help")
    #expect(help.status == 0)
    #expect(help.errors.isEmpty)
    let lines = help.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 60)
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 88 }, "\(lines.max { $0.count < $1.count } ?? "")")
    #expect(try Command.shell("zhengzi -h").text == help.text)
    #expect(try Command.shell("zhengzi help").text == help.text)
  }

  @Test func overviewNamesEveryOption() throws {
    let overview = try Command.shell("zhengzi --help").text
    let full = try Command.shell("zhengzi help options").text
    let options = full.split(separator: "\n").filter { $0.hasPrefix("  -") }.compactMap(Self.option(inHelp:))
    #expect(options.count > 30)
    for option in options { #expect(overview.contains(option), "\(option)") }
  }

  /// The long name in a line such as `  -c, --config <name>  …`, else the short one.
  private static func option(inHelp line: Substring) -> Substring? {
    let words = line.split(whereSeparator: { " ,".contains($0) })
    return words.first { $0.hasPrefix("--") } ?? words.first
  }

  @Test(arguments: ["repair", "convert", "punctuation", "encodings", "records", "files", "explain", "pipelines", "status"])
  func topics(_ name: String) throws {
    let topic = try Command.shell("zhengzi help \(name)")
    #expect(topic.status == 0)
    #expect(topic.text.hasPrefix("\(name.uppercased()): "))
    #expect(topic.text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 88 })
  }

  @Test func commandsAreTopics() throws {
    #expect(try Command.shell("zhengzi help detect").text == Command.shell("zhengzi detect --help").text)
  }

  @Test func unknownTopicIsAnError() throws {
    let run = try Command.shell("zhengzi help repairs")
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("zhengzi: unknown topic 'repairs'; did you mean 'repair'?"))
  }

  @Test func aFileMayBeNamedLikeAnOption() throws {
    #expect(try Command.shell("echo 甲 > ./--help; zhengzi -- --help").text == "甲\n")
  }
}
