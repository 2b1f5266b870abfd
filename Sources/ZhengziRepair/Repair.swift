// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The damages that can be undone: a closed list. Its order is the order in which they are tried.
public enum Repair: String, Sendable, CaseIterable {
  case pinyinInsertion = "pinyin-insertion"
  case mojibake

  /// The name in `--repair` and in reports.
  public var name: String { rawValue }

  /// What it undoes, in one line.
  public var summary: String {
    switch self {
    case .pinyinInsertion: "pinyin that was inserted into the bytes of GBK text, and what it broke"
    case .mojibake: "text that was read by the wrong codec"
    }
  }

  /// A damaged text and what it was.
  public var example: (before: String, after: String) {
    switch self {
    case .pinyinInsertion: ("打?qū)嵽k好", "打實辦好")
    case .mojibake: ("ä¸\u{AD}æ–‡", "中文")
    }
  }

  /// Whether it runs unless it is switched off: only where sound text is never changed.
  public var isDefault: Bool {
    switch self {
    case .pinyinInsertion, .mojibake: true
    }
  }

  /// What does it, for one thread.
  func makeRun(_ options: RepairStage.Options) -> any RepairRun {
    switch self {
    case .pinyinInsertion: PinyinInsertion(options)
    case .mojibake: Mojibake(options)
    }
  }

  /// The rule that its changes carry.
  public var rule: Rule { Rule(.repair, name) }
}
