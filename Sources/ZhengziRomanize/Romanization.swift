// SPDX-License-Identifier: Apache-2.0

/// How Chinese text is written in another script.
public struct Romanization: Sendable, Equatable {
  /// The scripts that text can be romanized to.
  public enum Script: String, Sendable, CaseIterable {
    case pinyin, zhuyin

    /// What it is, in one line.
    public var summary: String {
      switch self {
      case .pinyin: "Hanyu Pinyin, spaced by words"
      case .zhuyin: "Zhuyin (Bopomofo), spaced by syllables"
      }
    }

    /// A text before and after.
    public var example: (before: String, after: String) {
      switch self {
      case .pinyin: ("头发长了，银行", "tóufà cháng le, yínháng")
      case .zhuyin: ("銀行", "ㄧㄣˊ ㄏㄤˊ")
      }
    }
  }

  public var script: Script
  /// How pinyin shows tones.
  public var tones: PinyinTones
  /// Whether tones are written as they change in speech: 不 before a fourth tone, 一 before other tones, a third tone before another.
  public var appliesSandhi: Bool
  /// Whether names that the table knows start with a capital (pinyin).
  public var capitalizesNames: Bool

  public init(_ script: Script, tones: PinyinTones = .marks, appliesSandhi: Bool = false, capitalizesNames: Bool = false) {
    self.script = script
    self.tones = tones
    self.appliesSandhi = appliesSandhi
    self.capitalizesNames = capitalizesNames
  }
}
