// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Everything that options can name, with an example each: what `zhengzi list` shows and the guide repeats.
struct Catalogue {
  struct Section {
    var title: String
    /// The option that takes these names.
    var option: String
    var entries: [Entry]
  }

  struct Entry {
    var name: String
    var summary: String
    var example: (before: String, after: String)
    var isDefault = false
  }

  static var sections: [Section] {
    [
      Section(
        title: "Repairs", option: "--repair NAME,…",
        entries: Repair.allCases.map { Entry(name: $0.name, summary: $0.summary, example: $0.example, isDefault: $0.isDefault) }),
      Section(
        title: "Configurations", option: "-c NAME",
        entries: Configuration.allCases.map { Entry(name: $0.name, summary: $0.summary, example: $0.example) }),
      Section(
        title: "Styles", option: "--to NAME",
        entries: Style.allCases.map { Entry(name: $0.name, summary: $0.summary, example: $0.example) }),
      Section(
        title: "Romanizations", option: "--to NAME",
        entries: Romanization.Script.allCases.map { Entry(name: $0.rawValue, summary: $0.summary, example: $0.example) }),
      Section(title: "Styles of punctuation", option: "--punctuation NAME", entries: PunctuationStyle.all.map(entry)),
      Section(
        title: "Normalizations", option: "--normalize NAME,…",
        entries: Normalization.allCases.map { Entry(name: $0.name, summary: $0.summary, example: $0.example) }),
      Section(
        title: "Unicode forms", option: "--form NAME",
        entries: UnicodeForm.allCases.map { Entry(name: $0.name, summary: $0.summary, example: $0.example) }),
    ]
  }

  /// One text for all styles, so that they can be compared.
  private static func entry(_ style: PunctuationStyle) -> Entry {
    let text = "他说:\"走吧(马上)...\""
    return Entry(name: style.name, summary: style.summary, example: (text, Pipeline(stages: [Normalizer(style)]).rewrite(text)))
  }
}

extension Catalogue.Section: CustomStringConvertible {
  /// A heading, and two lines for each entry.
  var description: String {
    let star = entries.contains { $0.isDefault } ? "; * runs by default" : ""
    return (["\(title) (\(option)\(star))"] + entries.map(\.description)).joined(separator: "\n")
  }
}

extension Catalogue.Entry: CustomStringConvertible {
  var description: String {
    "  \(isDefault ? "*" : " ") \(name): \(summary)\n      \(VisibleText.plain(example.before)) → \(VisibleText.plain(example.after))"
  }
}
