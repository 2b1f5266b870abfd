// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// Shows everything that the options can name, with an example each.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show every repair, configuration, style and normalization, with an example each.")

  func run() throws {
    print("Repairs (--repair NAME,…; * runs by default)")
    for repair in Repair.allCases {
      let example = repair.example
      print("  \(repair.isDefault ? "*" : " ") \(repair.name): \(repair.summary)")
      print("      \(example.before) → \(example.after)")
    }
    print("Styles of punctuation (--punctuation NAME)")
    for style in PunctuationStyle.all { print("    \(style.name): \(style.summary)") }
    print("Normalizations (--normalize NAME,…)")
    for normalization in Normalization.allCases {
      let example = normalization.example
      print("    \(normalization.name): \(normalization.summary)")
      print("      \(example.before) → \(example.after)")
    }
  }
}
