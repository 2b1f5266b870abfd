// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The rules of punctuation, width and spacing: a closed list. Its order is that in which they run over a line.
public enum Normalization: String, Sendable, CaseIterable {
  case width
  case smallForms = "small-forms"
  case radicals
  case invisible
  case latinLines = "latin-lines"
  case indent
  case ellipsis
  case dash
  case brackets
  case comma
  case period
  case colon
  case semicolon
  case exclaimQuestion = "exclaim-question"
  case interpunct
  case tilde
  case asciiMarks = "ascii-marks"
  case quotes
  case spaceByMarks = "space-by-marks"
  case spacing
  case repeatedMarks = "repeated-marks"

  /// The name in `--normalize` and in reports.
  public var name: String { rawValue }

  /// What it does, in one line.
  public var summary: String {
    switch self {
    case .width: "full-width letters and digits to ASCII or back, half-width katakana to full width (--width)"
    case .smallForms: "small, vertical and half-width forms of CJK marks to the marks themselves"
    case .radicals: "Kangxi and CJK radicals in a word to the ideographs"
    case .invisible: "zero-width spaces, joiners of words, stray BOMs and soft hyphens between Han go"
    case .latinLines: "full-width marks in a line of Latin words to ASCII"
    case .indent: "U+3000 at the start of a line to spaces"
    case .ellipsis: "three or six dots beside Han to ……"
    case .dash: "two hyphens, bars or a long dash between Han to ——"
    case .brackets: "( ) to （ ） as a pair, around Han or between Han"
    case .comma: ", to ， beside Han"
    case .period: ". to 。 after Han and at the end of a Han line"
    case .colon: ": to ： beside Han, never in times, ratios and addresses"
    case .semicolon: "; to ； beside Han, never in entities and code"
    case .exclaimQuestion: "! ? to ！ ？ after Han"
    case .interpunct: "dots between the parts of a name to the style's interpunct"
    case .tilde: "~ between two numbers to the style's range mark"
    case .asciiMarks: "full-width marks to ASCII, with a space where text touches"
    case .quotes: "quotation marks to the style's, paired and by depth"
    case .spaceByMarks: "spaces beside full-width marks go"
    case .spacing: "one space between Han and Latin or digits, or none (--spacing)"
    case .repeatedMarks: "，， 。， and the like are reported, never changed"
    }
  }

  /// A text before and after it.
  public var example: (before: String, after: String) {
    switch self {
    case .width: ("ＡＢＣ公司", "ABC公司")
    case .smallForms: ("你好﹐世界﹗", "你好，世界！")
    case .radicals: ("⽂化", "文化")
    case .invisible: ("中\u{200B}文", "中文")
    case .latinLines: ("Hello，world。", "Hello, world.")
    case .indent: ("　　段首", "  段首")
    case .ellipsis: ("我想...算了", "我想……算了")
    case .dash: ("他来了--终于来了。", "他来了——终于来了。")
    case .brackets: ("小王(化名)来了。", "小王（化名）来了。")
    case .comma: ("今天下雨,我们不去了。", "今天下雨，我们不去了。")
    case .period: ("我走了.", "我走了。")
    case .colon: ("来源:看点时报", "来源：看点时报")
    case .semicolon: ("一是人;二是钱。", "一是人；二是钱。")
    case .exclaimQuestion: ("真的吗?我不信!", "真的吗？我不信！")
    case .interpunct: ("约翰•史密斯", "约翰·史密斯")
    case .tilde: ("售价10~20元", "售价10～20元")
    case .asciiMarks: ("你好，世界！", "你好, 世界!")
    case .quotes: ("「你好」，他说。", "“你好”，他说。")
    case .spaceByMarks: ("制度。 多年来", "制度。多年来")
    case .spacing: ("使用Swift开发", "使用 Swift 开发")
    case .repeatedMarks: ("好，，我来", "好，，我来")
    }
  }

  /// The rule that its changes carry.
  public var rule: Rule { Rule(.normalize, name) }
}
