// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Reads text again that was read by the wrong codec.
final class Mojibake: RepairRun {
  private let minimumConfidence: Double
  private var line = CodePoints()

  init(_ options: RepairStage.Options) {
    minimumConfidence = options.minimumConfidence ?? 0
  }

  var kinds: Profile.Kinds { [] }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, profile: Profile, into writer: inout Writer) -> Outcome {
    var done = 0
    SurpriseScan.lines(of: window) { range in
      guard let change = repair(window.extracting(range)) else { return }
      let place = range.lowerBound + change.range.lowerBound..<range.lowerBound + change.range.upperBound
      let isMade = change.confidence >= minimumConfidence
      guard isMade || writer.isListening else { return }
      writer.copy(done..<place.lowerBound, of: window)
      if isMade {
        writer.replace(place, with: change.text, rule: Repair.mojibake.rule, confidence: change.confidence)
      } else {
        let candidate = Candidate(String(decoding: change.text, as: UTF8.self), confidence: change.confidence)
        writer.note(place, of: window, rule: Repair.mojibake.rule, confidence: 1 - change.confidence, candidates: [candidate])
      }
      done = place.upperBound
    }
    guard done > 0 else { return .unchanged }
    writer.copy(done..<window.count, of: window)
    return .rewritten
  }

  private func repair(_ bytes: Span<UInt8>) -> LineChange? {
    line.decode(bytes)
    guard PairScan.isSurprising(line.codes), let result = MojibakeLine.repair(line.codes) else { return nil }
    return LineChange(bytes, CodePoints(result.codes).utf8, confidence: result.confidence)
  }
}
