// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Takes out pinyin that was inserted into the bytes of GBK text, and mends what it broke.
final class PinyinInsertion: RepairRun {
  private let options: RepairStage.Options

  init(_ options: RepairStage.Options) {
    self.options = options
  }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, profile: Profile, into writer: inout Writer) -> Outcome {
    .unchanged
  }
}
