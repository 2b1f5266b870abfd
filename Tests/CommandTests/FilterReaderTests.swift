// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Testing
import ZhengziOptions

@testable import zhengzi_cli

/// The quick reader and the parser read the same from the same words.
@Suite struct FilterReaderTests {
  /// Each option in words that are right by themselves.
  private static func words(_ option: FilterOption) -> [String] {
    switch option {
    case .from: ["--from", "GBK"]
    case .invalid: ["--invalid", "fail"]
    case .jsonl, .field: ["--jsonl", "--field", "a"]
    case .annotate: ["--jsonl", "--field=a", "--field", "b.c", "--annotate", "z"]
    case .warc: ["--warc"]
    case .null: ["-z"]
    case .workers: ["-j", "3"]
    case .inPlace: ["-i", "file"]
    case .inPlaceSuffix: ["--in-place-suffix=.bak", "file"]
    case .output: ["-o", "out"]
    case .files0From: ["--files0-from", "-"]
    case .configFile: ["--config-file", "options.toml"]
    case .lineBuffered: ["--line-buffered"]
    case .check: ["--check"]
    case .diff: ["--diff"]
    case .explain: ["--explain", "tsv"]
    case .report: ["--report", "r.html"]
    case .progress: ["--progress", "never"]
    case .color: ["--color=always"]
    }
  }

  private static func parsed(_ words: [String]) throws -> Filter {
    try FilterArguments.parse(words).filter
  }

  @Test(arguments: FilterOption.allCases) func eachMeansTheSame(option: FilterOption) throws {
    let words = Self.words(option)
    #expect(FilterReader.filter(words) == (try Self.parsed(words)))
    if option != .configFile { #expect(FilterReader.filter(words) != Filter()) }
  }

  @Test(arguments: PipelineOption.allCases) func soDoesEachOfAPipeline(option: PipelineOption) throws {
    let words = PipelineArgumentsTests.words(option)
    #expect(FilterReader.filter(words) == (try Self.parsed(words)))
  }

  @Test(arguments: [
    [], ["a", "-", "b"], ["a", "--", "-i", "--check"], ["--", "--"], ["-j", "2", "-j", "4"], ["a", "--diff", "b"],
    ["-c", "s2t", "x", "-z"],
    ["--no-repair", "--no-repair"], ["--repair", "-mojibake", "f"], ["--output", "-", "f"],
  ])
  func wordsInAnyOrder(words: [String]) throws {
    let filter = try #require(FilterReader.filter(words))
    #expect(try filter == Self.parsed(words))
  }

  @Test func noneIsMissing() {
    let declared = OptionName.all.map(\.key).filter { PipelineOption(rawValue: $0) == nil }
    for name in declared { #expect(FilterOption(rawValue: name) != nil || FilterOption(rawValue: "-\(name)") != nil, "\(name)") }
  }

  @Test(arguments: [
    ["--nonsense"], ["-x"], ["-zi"], ["--to"], ["--to", "--strict"], ["--strict=1"], ["--explain", "xml"], ["-j", "x"], ["-j", "0"],
    ["--jsonl"], ["--jsonl=1"], ["--field", "a"], ["-i"], ["-i", "-o", "x", "f"], ["--check", "--diff"], ["--version"], ["--help"],
    ["--invalid", "x"],
  ])
  func theParserJudgesTheRest(words: [String]) {
    #expect(FilterReader.filter(words) == nil)
  }
}
