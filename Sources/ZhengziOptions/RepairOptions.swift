// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What the repair stage is asked to do.
public struct RepairOptions: Sendable, Equatable {
  public var isOff = false
  public var names: String?
  public var evidence = RepairStage.Evidence.document
  public var minimumConfidence: Double?

  public init() {}

  /// The stages that these options ask for, in order.
  func stages() throws(ZhengziError) -> [any Stage] {
    if isOff { return [] }
    var options = RepairStage.Options(evidence: evidence, minimumConfidence: minimumConfidence)
    if let names { options.repairs = try RepairStage.Options.repairs(named: names) }
    return options.repairs.isEmpty ? [] : [try RepairStage(knowing: options)]
  }
}
