// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Writes Chinese text in pinyin or zhuyin, the readings chosen by words and their neighbours.
///
///     Pipeline(stages: [RomanizeStage(Romanization(.pinyin))]).rewrite("银行行长")   // "yínháng hángzhǎng"
///
/// Both scripts are read. A character without a reading passes and is reported. Cost: 70 MB/s or more; scratch for one
/// window's result.
public struct RomanizeStage: Stage {
  private let romanization: Romanization
  private let table: SyllableTable
  private let rules = ContextRules()
  private let protected: ProtectedText

  /// - Parameters:
  ///   - romanization: how Han is written in letters.
  ///   - protected: what stays as it is.
  public init(_ romanization: Romanization, protecting protected: ProtectedText = ProtectedText()) {
    self.romanization = romanization
    self.protected = protected
    table = SyllableTable(romanization)
  }

  public func makeRun() -> any StageRun {
    RomanizeRun(Romanizer(romanization, table, rules), protected)
  }
}

private final class RomanizeRun: StageRun {
  private var romanizer: Romanizer
  private let protected: ProtectedText

  init(_ romanizer: consuming Romanizer, _ protected: ProtectedText) {
    self.romanizer = romanizer
    self.protected = protected
  }

  func reset() {
    romanizer.reset()
  }

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    romanizer.rewrite(window, protecting: protected.ranges(in: window), into: &writer)
  }
}
