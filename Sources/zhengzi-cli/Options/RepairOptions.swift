// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// What the repair stage is asked to do.
struct RepairOptions: ParsableArguments {
  /// The stages that these options ask for, in order.
  func stages() throws -> [any Stage] {
    []
  }
}
