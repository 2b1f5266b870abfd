// SPDX-License-Identifier: Apache-2.0

import Testing

/// Options from a file.
@Suite struct ConfigurationFileTests {
  private func run(_ file: String, _ arguments: String = "", input: String = "你好,世界\n") throws -> Command {
    let quoted = file.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    return try Command.shell("printf %s '\(quoted)' > c.toml; zhengzi --config-file c.toml \(arguments)", input: Array(input.utf8))
  }

  @Test(arguments: [
    "punctuation = \"recover\"", "# all\n\n  punctuation='recover' # style\r\nline-buffered = true\n",
    "\"punctuation\" = \"re\\u0063over\"",
    "no-repair = true\nj = 2\npunctuation = \"recover\"\nmin-confidence = 0.5", "check = false\npunctuation = \"recover\"",
    "repair = [\n  \"mojibake\", # one\n  \"pinyin-insertion\",\n]\npunctuation = \"recover\"",
  ])
  func optionsAreThoseOfTheCommandLine(_ file: String) throws {
    let run = try run(file)
    #expect(run.text == "你好，世界\n" && run.status == 0, "\(run.errors)")
  }

  @Test func theCommandLineCountsMore() throws {
    #expect(try run("punctuation = \"recover\"", "--punctuation keep").text == "你好,世界\n")
  }

  @Test(arguments: [
    ("a = 1", "c.toml:1: unknown option 'a'"),
    ("\npunctation = \"keep\"", "c.toml:2: unknown option 'punctation'; did you mean 'punctuation'?"),
    ("j = 1\nj = 2", "c.toml:2: 'j' stands in line 1 already"),
    ("punctuation = keep", "c.toml:1: 'keep' is neither true, false nor a number; put text in quotes"),
    ("punctuation = true", "c.toml:1: 'punctuation' takes a value"),
    ("no-repair = 1", "c.toml:1: 'no-repair' takes true or false"),
    ("[repair]", "c.toml:1: options are lines KEY = VALUE"),
    ("j 1", "c.toml:1: expected KEY = VALUE"),
    ("j = ", "c.toml:1: the value is missing"),
    ("j = 1 2", "c.toml:1: after the value of 'j' the line must end"),
    ("j = 1\nfrom = \"a\nb\"", "c.toml:2: the string has no end in its line"),
    ("field = [\"a\"", "c.toml:1: the array has no ']'"),
    ("from = \"\"\"", "c.toml:1: strings of several lines"),
    ("from = \"\\q\"", "c.toml:1: unknown escape"),
    ("config-file = \"c.toml\"", "c.toml:1: unknown option 'config-file'"),
  ])
  func wrongLinesAreNamed(_ file: String, _ message: String) throws {
    let run = try run(file)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("zhengzi: \(message)"), "\(run.errors)")
  }

  @Test func missingFile() throws {
    let run = try Command.shell("zhengzi --config-file none < /dev/null")
    #expect(run.status == 66 && run.errors == "zhengzi: none: no such file or directory\n")
  }

  @Test func noFileIsFoundByItself() throws {
    let run = try Command.shell(
      "for n in zhengzi.toml .zhengzi.toml; do echo 'x = 1' > $n; done; HOME=$PWD zhengzi", input: Array("好\n".utf8))
    #expect(run.text == "好\n" && run.errors.isEmpty)
  }
}
