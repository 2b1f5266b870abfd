// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// Shows everything that the options can name, with an example each.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show every repair, configuration, style and normalization, with an example each.")

  /// What is too long for the whole list.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case transforms, encodings
  }

  @Argument(help: ArgumentHelp("Only these: transforms, encodings.", valueName: "kind"))
  var kind: Kind?

  func run() throws {
    switch kind {
    case nil: showAll()
    case .transforms: try showTransforms()
    case .encodings: showEncodings()
    }
  }

  private func showTransforms() throws {
    do throws(ZhengziError) {
      for name in try TransformNames.all() { print(name) }
    } catch {
      throw Failure(.usage, error.message)
    }
  }

  private func showEncodings() {
    for encoding in TextEncoding.allCases { print(encoding.name) }
  }

  private func showAll() {
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
    print("Romanizations (--to NAME)")
    for script in Romanization.Script.allCases {
      print("    \(script.rawValue): \(script.summary)")
      print("      \(script.example.before) → \(script.example.after)")
    }
    print("Unicode forms (--form NAME)")
    for form in UnicodeForm.allCases {
      print("    \(form.name): \(form.summary)")
      print("      \(form.example.before) → \(form.example.after)")
    }
    print("Transforms (--transform ID): 'zhengzi list transforms'")
    print("      --transform Katakana-Hiragana: カナ → かな")
    print("Encodings (--from NAME): 'zhengzi list encodings', and any other that ICU knows")
  }
}
