// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// Characters of Traditional text that a conversion should have left alone: 隻要 for 只要, 方麵 for 方面, and 乙個 for 一個.
///
/// Forms of one Simplified character are judged by whoever knows them (``FormReview``). For 乙, which is no form of 一, the model has to find 一 much
/// likelier beside its neighbours; before a word for a grade or a party it counts itself, and beside 甲 or 丙 in its window.
final class OverConversion: RepairRun {
  /// How much likelier 一 has to be than 乙, in nats.
  private static let leastLead: Float = 7

  /// What is told apart by 甲 and 乙.
  private static let parties = Set("級级等種种類类組组型班方案隊队".unicodeScalars.map(\.value))

  private let forms: (any FormReview)?
  private let minimumConfidence: Double
  private let model = LanguageModel.standard

  init(_ options: RepairStage.Options, _ forms: (any FormReview)?) {
    self.forms = forms
    minimumConfidence = options.minimumConfidence ?? 0
  }

  var kinds: Profile.Kinds { [] }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, profile: Profile, into writer: inout Writer) -> Outcome {
    let mistakes = ((forms?.mistakes(in: window) ?? []) + misreadOnes(window)).filter { $0.confidence >= minimumConfidence }
    if mistakes.isEmpty { return .unchanged }
    var done = 0
    for mistake in mistakes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      writer.copy(done..<mistake.range.lowerBound, of: window)
      writer.replace(mistake.range, with: mistake.form, rule: Repair.overConversion.rule, confidence: mistake.confidence)
      done = mistake.range.upperBound
    }
    writer.copy(done..<window.count, of: window)
    return .rewritten
  }

  /// Each 乙 that has to be 一; none where the window counts 甲, 乙, 丙.
  private func misreadOnes(_ window: Span<UInt8>) -> [MiswrittenForm] {
    var found: [MiswrittenForm] = []
    for i in 0..<window.count where window[i] == 0xE4 || window[i] == 0xE7 {
      if window.has("甲", at: i) || window.has("丙", at: i) { return [] }
      guard window.has("乙", at: i), let next = window.character(at: i + 3), !Self.parties.contains(next) else { continue }
      if lead(window, at: i) > Self.leastLead { found.append(MiswrittenForm(range: i..<i + 3, form: Array("一".utf8), confidence: 0.9)) }
    }
    return found
  }

  /// How much likelier 一 is than 乙 at a place, with the two characters on either side, in nats.
  private func lead(_ window: Span<UInt8>, at i: Int) -> Float {
    let newer = window.character(before: i)
    let older = newer.flatMap { window.character(before: i - UTF8.width(Unicode.Scalar($0) ?? "?")) }
    let next = window.character(at: i + 3)
    let last = next.flatMap { window.character(at: i + 3 + UTF8.width(Unicode.Scalar($0) ?? "?")) }
    func cost(_ character: Unicode.Scalar) -> Float {
      var context = LanguageModel.Context.lineStart
      for code in [older, newer] { if let code { _ = model.score(code, after: &context) } }
      return [character.value, next, last].reduce(0) { $0 + ($1.map { model.score($0, after: &context) } ?? 0) }
    }
    return cost("乙") - cost("一")
  }
}
