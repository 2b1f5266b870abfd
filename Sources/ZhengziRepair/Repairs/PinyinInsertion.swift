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
  private lazy var lattice = ChannelLattice()
  /// Whether the decoder read astride at the end of the last region, and where that region ended in the window.
  private var shiftEnd: Int?
  /// The evidence of the window before; `nil` at a document's start.
  private var previous: InsertionEvidence?

  init(_ options: RepairStage.Options) {
    self.options = options
  }

  func reset() {
    previous = nil
  }

  func rewrite(_ window: Span<UInt8>, profile: Profile, into writer: inout Writer) -> Outcome {
    let before = previous
    previous = nil
    guard profile.contains(anyOf: isDamaged(before) ? [.latin, .question, .privateUse] : .latin) else { return .unchanged }
    if options.evidence == .line { return rewriteLines(window, &writer) }
    var evidence = InsertionEvidence()
    evidence.add(window, 0..<window.count, gbk, model)
    previous = evidence
    guard isDamaged(evidence, before) else { return .unchanged }
    prepareLattice(evidence, window, 0..<window.count)
    return rewrite(0..<window.count, of: window, &writer)
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
        prepareLattice(evidence, window, start..<end)
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

  /// Tells the lattice what the text teaches.
  private func prepareLattice(_ evidence: InsertionEvidence, _ window: Span<UInt8>, _ range: Range<Int>) {
    lattice.page = evidence.page
    lattice.pageModel.removeAll()
    lattice.pageModel.add(window, range, gbk, model)
  }

  /// Repairs lines of which it is known that they are damaged.
  private func rewrite(_ range: Range<Int>, of window: Span<UInt8>, _ writer: inout Writer) -> Outcome {
    shiftEnd = nil
    var done = range.lowerBound
    var i = done
    while i < range.upperBound {
      let byte = window[i]
      guard byte == UInt8(ascii: "(") || byte == UInt8(ascii: "?") else {
        i += 1
        continue
      }
      if let end = endOfLongRun(window, from: i) {
        shiftEnd = nil
        i = end
        continue
      }
      let token = gbk.token(in: window, at: i)
      writer.copy(done..<i, of: window)
      done = i
      switch token.kind {
      case .gloss:
        done = takeOut(token, writer.output.span) ? remove(token, &writer) : i
        if shiftEnd == token.start { shiftEnd = token.end }
      case .brokenGloss: done = mend(window, from: i, &writer)
      case .question where gbk.token(in: window, at: token.end).isPassMark: done = mend(window, from: i, &writer)
      case .question where isCopyrightSign(token, window): done = restoreSign(token, &writer)
      case .question where isAfterShift(token, window): done = mend(window, from: i, &writer)
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

// MARK: - Regions

extension PinyinInsertion {
  /// More question marks in a row are somebody's own.
  private static let longestRun = 5
  /// A region has at most so many tokens: damage ends at a mark or a line's end, so a longer one is no damage that could be read.
  private static let longestRegion = 1024

  /// Reads a broken region with the lattice, writes it, and returns where it ends.
  private func mend(_ window: Span<UInt8>, from start: Int, _ writer: inout Writer) -> Int {
    var tokens: [ChannelToken] = []
    var token = gbk.token(in: window, at: start)
    startLattice(after: writer.output.span, isShifted: isAfterShift(token, window))
    var settled = 0
    while true {
      let following = gbk.token(in: window, at: token.end)
      lattice.step(token, following: following)
      let isSign = token.kind == .question || token.kind == .brokenGloss
      settled = lattice.isAligned && !isSign ? settled + 1 : 0
      if token.kind == .lineEnd { break }
      tokens.append(token)
      if settled > 2 || tokens.count == Self.longestRegion || endOfLongRun(window, from: following.start) != nil { break }
      token = following
    }
    write(tokens, from: start, window, &writer)
    let end = tokens.last?.end ?? start
    shiftEnd = lattice.states.first?.isShifted == true ? end : nil
    return end
  }

  /// Where a run of question marks ends that is too long to be lost bytes: two such bytes in a row are rare, and each costs the lattice
  /// hundreds of readings.
  private func endOfLongRun(_ window: Span<UInt8>, from start: Int) -> Int? {
    var end = start
    while end < window.count, window[end] == UInt8(ascii: "?") { end += 1 }
    return end - start > Self.longestRun ? end : nil
  }

  /// Whether the decoder read astride in the last region and nothing since has ended that.
  private func isAfterShift(_ token: ChannelToken, _ window: Span<UInt8>) -> Bool {
    guard let shiftEnd, shiftEnd <= token.start else { return false }
    return !(shiftEnd..<token.start).contains { isASCIIText(window[$0]) }
  }

  private func startLattice(after text: Span<UInt8>, isShifted: Bool) {
    let (lead, trail, _) = text.lastBytes(before: text.count, gbk)
    lattice.start(context(atEndOf: text), lastBytes: (lead, trail), isShifted: isShifted)
  }

  /// Whether a byte is ASCII that was ASCII before the damage: no mark and no part of a gloss can tell, so letters, digits, spaces.
  private func isASCIIText(_ byte: UInt8) -> Bool {
    byte < 0x80 && !ChannelToken.isMark(byte)
  }

  /// The model's context after a text.
  private func context(atEndOf text: Span<UInt8>) -> LanguageModel.Context {
    var start = text.count
    var context = LanguageModel.Context.lineStart
    while start > 0, text.count - start < 24, text[start - 1] != UInt8(ascii: "\n") { start = text.codePoint(before: start).start }
    while start < text.count {
      let (value, length) = text.codePoint(at: start) ?? (0xFFFD, 1)
      _ = model.score(value, after: &context)
      start += length
    }
    return context
  }

  /// Writes the likeliest reading of a region, or leaves it alone and notes it.
  private func write(_ tokens: [ChannelToken], from start: Int, _ window: Span<UInt8>, _ writer: inout Writer) {
    let end = tokens.last?.end ?? start
    guard let best = lattice.states.first else { return writer.copy(start..<end, of: window) }
    let confidence = Double(1 / lattice.states.reduce(0) { $0 + $1.share * exponential((best.cost - $1.cost) * Self.temper) })
    if confidence < options.minimumConfidence ?? 0 {
      let others = candidates(in: start..<end, tokens, runnersUp(), confidence)
      return writer.note(start..<end, of: window, rule: rule, confidence: confidence, candidates: others)
    }
    let others = writer.isListening ? runnersUp() : []
    var done = start
    var text: [UInt8] = []
    for node in lattice.path(to: best) {
      guard node.isCopy else {
        text.append(codePoint: node.codePoint)
        continue
      }
      let token = tokens[Int(node.token)]
      put(done..<token.start, text, tokens, others, confidence, window, &writer)
      text.removeAll(keepingCapacity: true)
      writer.copy(token.start..<token.end, of: window)
      done = token.end
    }
    put(done..<end, text, tokens, others, confidence, window, &writer)
  }

  private func put(
    _ range: Range<Int>, _ text: [UInt8], _ tokens: [ChannelToken], _ others: [RunnerUp], _ confidence: Double, _ window: Span<UInt8>,
    _ writer: inout Writer
  ) {
    guard !range.isEmpty || !text.isEmpty else { return }
    if range.count == text.count, text.indices.allSatisfy({ text[$0] == window[range.lowerBound + $0] }) {
      return writer.copy(range, of: window)
    }
    writer.replace(
      range, with: text, rule: rule, confidence: confidence, candidates: candidates(in: range, tokens, others, confidence, insteadOf: text))
  }

  /// Another reading of a region.
  private struct RunnerUp {
    var path: [ChannelNode]
    /// How likely it is, as a share of the best one.
    var share: Double
  }

  /// The lattice's other readings of the region, the likeliest first.
  private func runnersUp() -> [RunnerUp] {
    guard let best = lattice.states.first else { return [] }
    return lattice.states.prefix(8).map { state in
      RunnerUp(path: lattice.path(to: state), share: Double(exponential((best.cost - state.cost) * Self.temper)))
    }
  }

  /// What the lattice's other readings have in a range of the region, the likeliest first.
  private func candidates(
    in range: Range<Int>, _ tokens: [ChannelToken], _ others: [RunnerUp], _ confidence: Double, insteadOf text: [UInt8]? = nil
  ) -> [Candidate] {
    var seen = text.map { [$0] } ?? []
    var found: [Candidate] = []
    for runnerUp in others where found.count < 3 {
      var other: [UInt8] = []
      for node in runnerUp.path where range.contains(tokens[Int(node.token)].start) && node.codePoint != ChannelToken.wholeGloss {
        other.append(codePoint: node.codePoint)
      }
      if seen.contains(other) { continue }
      seen.append(other)
      found.append(Candidate(String(decoding: other, as: UTF8.self), confidence: confidence * runnerUp.share))
    }
    return found
  }

  /// The lattice's costs make it too sure of itself: they are scaled by this before they become probabilities.
  private static let temper: Float = 0.7
}

extension ChannelLattice {
  /// The characters of a reading, in order.
  func path(to state: ChannelState) -> [ChannelNode] {
    var path: [ChannelNode] = []
    var index = state.node
    while index >= 0 {
      path.append(nodes[Int(index)])
      index = nodes[Int(index)].previous
    }
    return path.reversed()
  }
}
