// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// Takes out pinyin that was inserted into the bytes of GBK text, and mends what it broke.
///
/// Where a gloss stands right after its own character it is taken out; a place where the insertion broke characters apart is read by the
/// ``ChannelLattice``. Both only where the text shows the damage: see ``InsertionEvidence``.
final class PinyinInsertion: RepairRun {
  private let options: RepairStage.Options
  private let rule = Repair.pinyinInsertion.rule
  private let gbk = GBK.standard
  private let model = LanguageModel.standard
  /// Made when a page first needs it: most text never does.
  private lazy var regions = BrokenRegions(options)
  /// The evidence of the window before; `nil` at a document's start.
  private var previous: InsertionEvidence?

  init(_ options: RepairStage.Options) {
    self.options = options
  }

  /// Readings carry their tones as marks. What else the damage leaves counts only once there is evidence.
  var kinds: Profile.Kinds { .latin }

  func reset() {
    previous = nil
  }

  func rewrite(_ window: Span<UInt8>, profile: Profile, into writer: inout Writer) -> Outcome {
    let before = previous
    previous = nil
    guard profile.contains(anyOf: .latin) || isDamaged(before) else { return .unchanged }
    if options.evidence == .line { return rewriteLines(window, &writer) }
    let evidence = evidence(of: window)
    previous = evidence
    guard isDamaged(evidence, before) else { return .unchanged }
    regions.learn(evidence.page, window, 0..<window.count)
    return rewrite(0..<window.count, of: window, &writer)
  }

  /// A window without readings shows nothing.
  func prepare(with window: Span<UInt8>, profile: Profile) {
    previous = profile.contains(anyOf: .latin) ? evidence(of: window) : nil
  }

  private func evidence(of window: Span<UInt8>) -> InsertionEvidence {
    var evidence = InsertionEvidence()
    evidence.add(window, 0..<window.count, gbk, model)
    return evidence
  }

  private func isDamaged(_ evidence: InsertionEvidence?, _ before: InsertionEvidence? = nil) -> Bool {
    options.evidence == .assume || (evidence?.score ?? 0) + (before?.score ?? 0) >= InsertionEvidence.Weight.threshold
  }

  /// Decides for each line by itself.
  private func rewriteLines(_ window: Span<UInt8>, _ writer: inout Writer) -> Outcome {
    var outcome = Outcome.unchanged
    var done = 0
    var start = 0
    while start < window.count {
      var end = start
      while end < window.count, window[end] != UInt8(ascii: "\n") { end += 1 }
      end = min(end + 1, window.count)
      var evidence = InsertionEvidence()
      evidence.add(window, start..<end, gbk, model)
      if isDamaged(evidence) {
        regions.learn(evidence.page, window, start..<end)
        writer.copy(done..<start, of: window)
        outcome = .rewritten
        _ = rewrite(start..<end, of: window, &writer)
        done = end
      }
      start = end
    }
    if outcome == .rewritten { writer.copy(done..<window.count, of: window) }
    return outcome
  }

  /// Repairs lines of which it is known that they are damaged.
  private func rewrite(_ range: Range<Int>, of window: Span<UInt8>, _ writer: inout Writer) -> Outcome {
    regions.shiftEnd = nil
    var done = range.lowerBound
    var i = done
    while i < range.upperBound {
      let byte = window[i]
      guard byte == UInt8(ascii: "(") || byte == UInt8(ascii: "?") else {
        i += 1
        continue
      }
      if let end = BrokenRegions.endOfLongRun(window, from: i) {
        regions.shiftEnd = nil
        i = end
        continue
      }
      let token = gbk.token(in: window, at: i)
      writer.copy(done..<i, of: window)
      done = i
      switch token.kind {
      case .gloss:
        done = takeOut(token, writer.output.span) ? remove(token, &writer) : i
        if regions.shiftEnd == token.start { regions.shiftEnd = token.end }
      case .brokenGloss: done = regions.mend(window, from: i, &writer)
      case .question where gbk.token(in: window, at: token.end).isPassMark: done = regions.mend(window, from: i, &writer)
      case .question where isCopyrightSign(token, window): done = restoreSign(token, &writer)
      case .question where regions.isAfterShift(token, window): done = regions.mend(window, from: i, &writer)
      default: break
      }
      i = max(done, i + 1)
    }
    writer.copy(done..<range.upperBound, of: window)
    return .rewritten
  }
}

// MARK: - Single tokens

extension PinyinInsertion {
  /// Whether a gloss belongs to the two bytes before it.
  private func takeOut(_ token: ChannelToken, _ text: Span<UInt8>) -> Bool {
    let (lead, trail, _) = text.lastBytes(before: text.count, gbk)
    guard let cell = gbk.cell(lead, trail), !GBKFormat.isGB2312(UInt16(lead) << 8 | UInt16(trail)) else { return false }
    return gbk.reading(token.reading, of: cell) != nil
  }

  private func remove(_ token: ChannelToken, _ writer: inout Writer) -> Int {
    writer.replace(token.start..<token.end, with: [], rule: rule, confidence: 0.999)
    return token.end
  }

  /// `?` for ©, which GBK does not have: after the word Copyright, before a year.
  private func isCopyrightSign(_ token: ChannelToken, _ window: Span<UInt8>) -> Bool {
    let word = "Copyright"
    guard token.start >= word.utf8.count, token.end < window.count else { return false }
    guard window[token.end] >= UInt8(ascii: "0"), window[token.end] <= UInt8(ascii: "9") else { return false }
    var i = token.start - word.utf8.count
    for byte in word.utf8 {
      if window[i] != byte { return false }
      i += 1
    }
    return true
  }

  private func restoreSign(_ token: ChannelToken, _ writer: inout Writer) -> Int {
    writer.replace(token.start..<token.end, with: "©", rule: rule, confidence: 0.97)
    return token.end
  }
}
