// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// One thread's run of one repair.
protocol RepairRun: AnyObject {
  /// Forgets the document so far.
  func reset()

  /// Repairs a window, or declines: by the profile where it can, since most text is sound.
  ///
  /// It is called for every window, so that evidence can be carried to the next one.
  func rewrite(_ window: Span<UInt8>, profile: Profile, into writer: inout Writer) -> Outcome
}
