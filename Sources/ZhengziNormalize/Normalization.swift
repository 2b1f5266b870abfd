// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The rules of punctuation, width and spacing: a closed list. Its order is that in which they run over a line.
public enum Normalization: String, Sendable, CaseIterable {
  case brackets
  case comma
  case colon
  case semicolon
  case exclaimQuestion = "exclaim-question"

  /// The name in `--normalize` and in reports.
  public var name: String { rawValue }

  /// What it does, in one line.
  public var summary: String {
    switch self {
    case .brackets: "( ) -> （ ） as a pair, around Han or between Han"
    case .comma: ", -> ， beside Han"
    case .colon: ": -> ： beside Han, never in times, ratios and addresses"
    case .semicolon: "; -> ； beside Han, never in entities and code"
    case .exclaimQuestion: "! ? -> ！ ？ after Han"
    }
  }

  /// A text before and after it.
  public var example: (before: String, after: String) {
    switch self {
    case .brackets: ("小王(化名)来了。", "小王（化名）来了。")
    case .comma: ("今天下雨,我们不去了。", "今天下雨，我们不去了。")
    case .colon: ("来源:看点时报", "来源：看点时报")
    case .semicolon: ("一是人;二是钱。", "一是人；二是钱。")
    case .exclaimQuestion: ("真的吗?我不信!", "真的吗？我不信！")
    }
  }

  /// The rule that its changes carry.
  public var rule: Rule { Rule(.normalize, name) }
}
