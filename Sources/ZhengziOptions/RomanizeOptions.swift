// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// How `--to pinyin` and `--to zhuyin` write.
public struct RomanizeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Tones of pinyin: marks, numbers, none.", valueName: "how"))
  var tones = PinyinTones.marks

  @Flag(help: "Tones as they change in speech (bú shì, yí gè).")
  var sandhi = false

  @Flag(help: "Capitals for names (pinyin).")
  var capitalizeNames = false

  public init() {}

  /// The stage for a name of `--to`, or `nil` where that is no romanization.
  func stage(to name: String) -> (any Stage)? {
    guard let script = Romanization.Script(rawValue: name) else { return nil }
    return RomanizeStage(Romanization(script, tones: tones, appliesSandhi: sandhi, capitalizesNames: capitalizeNames))
  }
}

extension PinyinTones: ExpressibleByArgument {}
