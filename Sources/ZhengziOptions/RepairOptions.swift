// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// What the repair stage is asked to do.
public struct RepairOptions: ParsableArguments {
  @Flag(name: .customLong("no-repair"), help: "Leave damage alone.")
  var isOff = false

  @Option(
    name: .customLong("repair"), parsing: .unconditional,
    help: ArgumentHelp("Only these repairs; +NAME and -NAME change the default. See 'zhengzi list'.", valueName: "name,..."))
  var names: String?

  @Option(help: "From how much text to conclude that pinyin was inserted.")
  var evidence: RepairStage.Evidence = .document

  @Option(help: ArgumentHelp("Leave repairs alone, but report them, that are less sure than this (0 to 1).", valueName: "p"))
  var minConfidence: Double?

  public func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("confidence '\(minConfidence)' is out of range; give a number from 0 to 1")
    }
  }

  public init() {}

  /// The stages that these options ask for, in order.
  public func stages() throws -> [any Stage] {
    if isOff { return [] }
    var options = RepairStage.Options(evidence: evidence, minimumConfidence: minConfidence)
    if let names { options.repairs = try RepairStage.Options.repairs(named: names) }
    return options.repairs.isEmpty ? [] : [RepairStage(options)]
  }
}

extension RepairStage.Evidence: ExpressibleByArgument {}
