// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi
import ZhengziOptions

/// How `--to pinyin` and `--to zhuyin` write.
struct RomanizeArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Tones of pinyin: marks, numbers, none.", valueName: "how"))
  var tones = PinyinTones.marks

  @Flag(help: "Tones as they change in speech (bú shì, yí gè).")
  var sandhi = false

  @Flag(help: "Capitals for names (pinyin).")
  var capitalizeNames = false

  var options: RomanizeOptions {
    var options = RomanizeOptions()
    options.tones = tones
    options.appliesSandhi = sandhi
    options.capitalizesNames = capitalizeNames
    return options
  }
}

extension PinyinTones: ExpressibleByArgument {}
