// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// What text can be converted to, whatever script it is in: a closed list.
public enum Style: String, Sendable, CaseIterable {
  case hans, hant, cn, tw, twp, hk, hkp, jp

  /// The name in `--to`.
  public var name: String { rawValue }

  /// What comes out, in one line.
  public var summary: String {
    switch self {
    case .hans: "Simplified characters"
    case .hant: "Traditional characters (OpenCC standard); Traditional text stays as it is"
    case .cn: "Simplified characters in the mainland's forms"
    case .tw: "Traditional characters in Taiwan's forms"
    case .twp: "Traditional characters in Taiwan's forms; Simplified text takes Taiwan's words, too"
    case .hk: "Traditional characters in Hong Kong's forms"
    case .hkp: "Traditional characters in Hong Kong's forms; Simplified text takes Hong Kong's words, too"
    case .jp: "Japan's new forms"
    }
  }

  /// A text and what it becomes.
  public var example: (before: String, after: String) {
    switch self {
    case .hans: ("頭髮，发现", "头发，发现")
    case .hant: ("头发和發現", "頭髮和發現")
    case .cn: ("看著這裡", "看着这里")
    case .tw: ("這裏的头发", "這裡的頭髮")
    case .twp: ("软件", "軟體")
    case .hk: ("说这里", "説這裏")
    case .hkp: ("伊利诺伊州", "伊利諾州")
    case .jp: ("圖書館", "図書館")
    }
  }

  /// Names that are taken, too.
  private static let aliases: [String: Style] = [
    "zh-hans": .hans, "zh-hant": .hant, "zh-cn": .cn, "zh-sg": .cn, "zh-tw": .tw, "zh-hk": .hk, "zh-mo": .hk, "ja": .jp,
  ]

  /// The style of a name: its own, or a language tag such as `zh-TW`.
  ///
  /// - Throws: where there is none, with the names that come near.
  public init(named name: String) throws(ZhengziError) {
    guard let found = Self(rawValue: name) ?? Self.aliases[name.lowercased()] else {
      throw .unknown("style", name, known: Self.allCases.map(\.name))
    }
    self = found
  }
}
