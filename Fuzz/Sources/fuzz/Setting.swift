// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziOptions

/// Options that laws try, by number; what was made of them is kept.
struct Setting {
  let options: [String]
  let pipeline: Pipeline
  /// What runs over the result again: without repair where the first run wrote Traditional characters, beside which readings look like damage.
  let second: Pipeline
  let isIdempotent: Bool

  private init(_ options: [String]) {
    self.options = options
    do {
      let parsed = try PipelineOptions(arguments: options)
      pipeline = try parsed.pipeline()
      let isTraditional = zip(options, options.dropFirst()).contains { $0 == "--to" && !["hans", "cn"].contains($1) }
      second = isTraditional ? try PipelineOptions(arguments: options + ["--no-repair"]).pipeline() : pipeline
      isIdempotent = parsed.isIdempotent && !["pinyin", "zhuyin"].contains(options.last)
    } catch {
      broken("options \(options) are refused: \(error)")
    }
  }

  /// The last ones take several stages together. A seed finds its options here by their words.
  static let all: [[String]] =
    [
      [], ["--evidence", "assume"], ["--evidence", "line"], ["--min-confidence", "0.99"],
      ["--repair", Repair.allCases.map(\.name).joined(separator: ",")], ["--no-repair"],
    ]
    + Configuration.allCases.map { ["-c", $0.name] } + [["-c", "s2twp", "--strict"], ["-c", "t2s", "--strict"]]
    + ["hans", "hant", "cn", "tw", "twp", "hk", "hkp", "jp", "pinyin", "zhuyin"].map { ["--to", $0] }
    + PunctuationStyle.all.map(\.name).flatMap { style in
      [["--punctuation", style], ["--punctuation", style, "--spacing", "insert"]]
    }
    + [
      ["--spacing", "insert"], ["--spacing", "remove"], ["--width", "narrow"], ["--width", "wide"], ["--form", "nfc"], ["--form", "nfkc"],
      ["--to", "twp", "--punctuation", "taiwan", "--spacing", "insert", "--width", "narrow", "--form", "nfc"],
      ["--to", "cn", "--punctuation", "mainland", "--spacing", "remove", "--width", "wide", "--form", "nfkc"],
      ["--evidence", "assume", "--punctuation", "recover", "--to", "hk"], ["--transform", "Han-Latin"],
    ]

  /// The setting for a number, whatever that is.
  static func numbered(_ number: UInt8) -> Setting {
    made[Int(number) % made.count]
  }

  private static let made = all.map { Setting($0) }

  /// The number of a case's options, or one that stands for them, and its text.
  static func seed(_ options: [String], _ text: [UInt8]) -> [UInt8] {
    let exact = all.firstIndex(of: options)
    let near = all.firstIndex { !$0.isEmpty && options.starts(with: $0.prefix(2)) }
    return [UInt8(exact ?? near ?? 0)] + text
  }
}
