// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi
import ZhengziOptions

/// What the repair stage is asked to do.
struct RepairArguments: ParsableArguments {
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

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("confidence '\(minConfidence)' is out of range; give a number from 0 to 1")
    }
  }

  var options: RepairOptions {
    var options = RepairOptions()
    options.isOff = isOff
    options.names = names
    options.evidence = evidence
    options.minimumConfidence = minConfidence
    return options
  }
}

extension RepairStage.Evidence: ExpressibleByArgument {}
