// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Testing
import ZhengziOptions

@testable import zhengzi_cli

/// The command's options and those of the other hosts are the same and mean the same.
struct PipelineArgumentsTests {
  /// Values other than the default, where an option takes one.
  static let values: [PipelineOption: String] = [
    .repair: "-mojibake", .evidence: "line", .minConfidence: "0.5",
    .config: "s2t", .to: "tw", .tones: "numbers", .userDict: "a", .protect: "b",
    .punctuation: "taiwan", .spacing: "insert", .width: "narrow", .normalize: "+ellipsis",
    .form: "nfc", .transform: "Any-Lower", .rules: "c", .uncertain: "mark",
  ]

  static func words(_ option: PipelineOption) -> [String] {
    ["--\(option.rawValue)"] + (values[option].map { [$0] } ?? [])
  }

  @Test(arguments: PipelineOption.allCases) func eachMeansTheSame(option: PipelineOption) throws {
    let words = Self.words(option)
    let options = try PipelineOptions(arguments: words)
    #expect(options == (try PipelineArguments.parse(words).options))
    #expect(options != PipelineOptions())
    #expect(options == (try PipelineOptions(arguments: [words.joined(separator: "=")])))
  }

  @Test func allTogether() throws {
    let words = PipelineOption.allCases.flatMap(Self.words) + ["--transform", "Any-Upper", "-ct2s", "--no-repair"]
    #expect(try PipelineOptions(arguments: words) == PipelineArguments.parse(Arguments.separated(words)).options)
  }

  @Test(arguments: [
    (["--punctuation", "mainland", "--width", "narrow"], "甲,乙,丁Ａ", "甲,乙，丁A"), (["--to", "hant"], "甲,乙,发现", "甲,乙,發現"),
    (["--to", "pinyin"], "甲,乙,丙", "甲,乙, bǐng"), (["-c", "s2t", "--punctuation", "taiwan"], "甲,乙,发现", "甲,乙，發現"),
  ])
  func protectionHoldsForEveryStage(words: [String], input: String, expected: String) throws {
    let pipeline = try PipelineOptions(arguments: words + ["--protect", "甲,乙"]).pipeline()
    #expect(pipeline.rewrite(input) == expected)
  }

  @Test func noneIsMissing() {
    let help = PipelineArguments.helpMessage(columns: 10_000).split(separator: "\n")
    let declared = help.flatMap { $0.split(separator: " ").prefix(2) }.filter { $0.hasPrefix("--") && $0 != "--help" }
    #expect(Set(declared.map { String($0.dropFirst(2)) }) == Set(PipelineOption.allCases.map(\.rawValue)))
  }

  @Test(arguments: [
    ["--nonsense"], ["nonsense"], ["-x"], ["--to"], ["--to", "--strict"], ["--strict=1"], ["--tones", "x"], ["--evidence", "x"],
    ["--min-confidence", "2"], ["--min-confidence", "x"], ["--width=x"], ["--uncertain", "x"],
  ])
  func bothRefuse(words: [String]) {
    #expect(throws: (any Error).self) { try PipelineArguments.parse(Arguments.separated(words)) }
    #expect(throws: (any Error).self) { try PipelineOptions(arguments: words) }
  }

  @Test func refusalsSayWhatWouldWork() {
    func message(_ words: [String]) -> String {
      do { _ = try PipelineOptions(arguments: words) } catch { return error.message }
      return ""
    }
    #expect(message(["--tone", "marks"]).hasPrefix("unknown option '--tone'; did you mean '--tones'"))
    #expect(message(["--width", "x"]) == "'x' is no value of --width; known values: keep, narrow, wide")
    #expect(message(["--strict=1"]) == "--strict takes no value, but '1' is given")
    #expect(message(["--to"]) == "--to lacks its value")
  }
}
