// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// How `--to pinyin` and `--to zhuyin` write.
public struct RomanizeOptions: Sendable, Equatable {
  public var tones = PinyinTones.marks
  public var appliesSandhi = false
  public var capitalizesNames = false

  public init() {}

  /// The stage for a name of `--to`, or `nil` where that is no romanization.
  func stage(to name: String, protecting protected: ProtectedText) -> (any Stage)? {
    guard let script = Romanization.Script(rawValue: name) else { return nil }
    let romanization = Romanization(script, tones: tones, appliesSandhi: appliesSandhi, capitalizesNames: capitalizesNames)
    return RomanizeStage(romanization, protecting: protected)
  }
}
