// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// A line read again by every pair of reader and source that its characters allow, judged by what the results cost as text.
///
/// Only East Asian text is looked for: whether other text was read wrongly, ``SingleByteReading`` tells better.
struct Rereading {
  /// What was decoded must cost less than this share of what it was made of.
  private static let bestShare: Float = 0.65
  /// What it costs to suppose one more layer.
  private static let layer: Float = 8

  private let codes: [UInt32]
  private let suspicion: Suspicion
  private let cost: Float
  /// See ``lacksControls(_:)``.
  private let lacksControls: Bool
  /// Layers that may still be taken off to see what is below.
  private let depth: Int

  init(_ codes: [UInt32], _ suspicion: Suspicion, depth: Int) {
    self.codes = codes
    self.suspicion = suspicion
    self.depth = depth
    cost = suspicion.cost ?? TextCost.of(codes)
    lacksControls = Self.lacksControls(codes)
  }

  /// A supposition of how the line came about.
  private struct Supposition {
    var misread: MisreadBytes
    var source: Source
    /// How many nats better it must be than the line as it stands: more where less structure speaks for it.
    var margin: Float
    /// Whether bytes 80 to 9F were deleted after the reading, as control characters.
    var dropsControls = false

    /// How much the bytes look like text of the source, in quarter nats. UTF-8 that one byte's reader broke shows otherwise.
    var likelihood: Int {
      if source == .utf8, case .double = misread.reader { return misread.likelihood(of: source) }
      return source == .utf8 ? .max / 2 : misread.likelihood(of: source)
    }

    /// With less no search finds anything: two double-byte codecs make something of nearly any text, but not of so much of it.
    var leastLikelihood: Int {
      if source == .utf8 { return 0 }
      if !isWeak { return 12 }
      return misread.lostCount == 0 ? max(40, 2 * misread.codes.count { $0 >= 0x80 }) : 4
    }

    /// Text that costs more than this for a character is no text.
    var dearest: Float { source == .utf8 ? 9.5 : 8.5 }

    /// Whether reader and source are so alike that nearly any text can be read again.
    var isWeak: Bool {
      if case .double = misread.reader { return source != .utf8 }
      return false
    }

    /// East Asian characters that must follow one another in a part of a line: among Han a few are soon something else by chance.
    var shortestRun: Int {
      if case .double = misread.reader { return source == .utf8 ? 3 : 4 }
      return 2
    }
  }

  /// What the line was, or `nil` where no reading is clearly better than the line itself.
  func best() -> MojibakeLine.Reading? {
    let suppositions = suppositions()
    return whole(suppositions) ?? mixed(suppositions)
  }

  private func suppositions() -> [Supposition] {
    var suppositions: [Supposition] = []
    var tried: [MisreadBytes] = []
    for reader in Reader.byPrior where suspicion.allows(reader) {
      let misread = MisreadBytes(codes, reader)
      guard suspicion.allows(misread) else { continue }
      if !lacksControls, misread.lostCount == 0 {
        if tried.contains(where: { $0.isSame(as: misread) }) { continue }
        tried.append(misread)
      }
      for source in Source.all {
        if case .double(let a) = reader, case .double(let b) = source, a == b { continue }
        suppositions.append(Supposition(misread: misread, source: source, margin: reader.prior + source.prior + 8))
        if reader == .single(.latin1), source == .utf8, lacksControls {
          suppositions.append(Supposition(misread: misread, source: source, margin: 14, dropsControls: true))
        }
      }
    }
    return suppositions
  }

  /// Whether many characters could be lead bytes of East Asian UTF-8, and none is a control character, as every third byte should be.
  private static func lacksControls(_ codes: [UInt32]) -> Bool {
    let high = codes.count { $0 >= 0x80 }
    let leads = codes.count { $0 >= 0xE3 && $0 <= 0xEF }
    return leads > 3 && leads * 3 >= high && !codes.contains { $0 >= 0x80 && $0 < 0xA0 }
  }

  // MARK: - Whole lines

  /// The best reading of the line as a whole without losses.
  private func whole(_ suppositions: [Supposition]) -> MojibakeLine.Reading? {
    var best: [UInt32]?
    var lowest = cost
    for supposition in suppositions {
      guard let text = supposition.misread.decoded(as: supposition.source), text != codes else { continue }
      guard let found = judge(text, supposition), found < lowest else { continue }
      best = text
      lowest = found
    }
    return best.map { MojibakeLine.Reading(codes: $0, confidence: confidence(gain: cost - lowest, filled: 0)) }
  }

  /// What a result costs together with what must be supposed; `nil` where it is not good enough.
  private func judge(_ text: [UInt32], _ supposition: Supposition) -> Float? {
    if Self.longestEastAsianRun(text) < 2 { return supposition.source == .utf8 ? below(text, supposition) : nil }
    guard !Self.isNonsense(text) else { return nil }
    let found = TextCost.of(text)
    guard found <= supposition.dearest * Float(text.count) else { return nil }
    return found + supposition.margin
  }

  /// Whether the characters by themselves are far too rare to be text.
  private static func isNonsense(_ codes: [UInt32]) -> Bool {
    let surprise = CodecTables.shared.surprise
    let sum = codes.reduce(0) { $0 + ($1 < 0x10000 ? Int(surprise[Int($1)]) : 16) }
    return sum > 10 * codes.count + 60
  }

  /// What the text costs that is found when one more layer is taken off.
  private func below(_ text: [UInt32], _ supposition: Supposition) -> Float? {
    guard depth > 0, let next = MojibakeLine.peel(text, depth: depth - 1) else { return nil }
    let found = TextCost.of(next.codes)
    return found <= supposition.dearest * Float(next.codes.count) ? found + supposition.margin + Self.layer : nil
  }

  /// How sure a reading is that is better by so many nats; a character that was filled in is right nine times out of ten.
  private func confidence(gain: Float, filled: Int) -> Double {
    let share = Double(min(gain, 60) / 60)
    return max(0.3, 0.9 + 0.09 * share - 0.03 * Double(filled))
  }

  private static func longestEastAsianRun(_ codes: [UInt32]) -> Int {
    var longest = 0
    var run = 0
    for code in codes {
      run = CharacterKind(code).isEastAsian ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  // MARK: - Parts and losses

  /// The best reading in which parts of the line stand and lost bytes are filled in.
  private func mixed(_ suppositions: [Supposition]) -> MojibakeLine.Reading? {
    var best: (result: ReadingLattice.Result, supposition: Supposition, likelihood: Int)?
    var lowest = cost
    for (supposition, likelihood) in promising(suppositions) {
      if let best, likelihood * 2 < best.likelihood { break }
      var lattice = ReadingLattice(supposition.misread, as: supposition.source, width: 2, dropsControls: supposition.dropsControls)
      guard let result = lattice.best(), isGood(result, supposition), result.cost + supposition.margin < lowest else { continue }
      best = (result, supposition, likelihood)
      lowest = result.cost + supposition.margin
    }
    guard var best else { return nil }
    if best.result.filled > 0 {
      var lattice = ReadingLattice(
        best.supposition.misread, as: best.supposition.source, width: 24, dropsControls: best.supposition.dropsControls)
      best.result = lattice.best() ?? best.result
    }
    guard isGood(best.result, best.supposition) else { return nil }
    let gain = cost - best.result.cost
    return MojibakeLine.Reading(codes: best.result.codes, confidence: confidence(gain: gain, filled: best.result.filled))
  }

  /// The suppositions for which a search is worth its while, the most promising first.
  private func promising(_ suppositions: [Supposition]) -> [(supposition: Supposition, likelihood: Int)] {
    let found = suppositions.filter(isWorthwhile).map { ($0, $0.likelihood) }.filter { $0.0.leastLikelihood <= $0.1 }
    return found.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element)
  }

  /// Whether parts of the line can have come about so: UTF-8 shows in its bytes, two double-byte codecs in utter nonsense only.
  private func isWorthwhile(_ supposition: Supposition) -> Bool {
    if supposition.isWeak { return suspicion.isVeryDear && suspicion.dearShare > 0.35 }
    if case .double = supposition.misread.reader, suspicion.dearShare < 0.2 { return false }
    return supposition.dropsControls || supposition.source != .utf8 || supposition.misread.resemblesUTF8
  }

  /// Whether what was decoded is text, much better than what it was made of, and most of what looked like it.
  private func isGood(_ result: ReadingLattice.Result, _ supposition: Supposition) -> Bool {
    guard result.longestRun >= supposition.shortestRun, result.leftOver * 4 <= result.decoded else { return false }
    if supposition.isWeak, result.decoded * 5 < result.codes.count(where: { $0 >= 0x80 }) * 2 { return false }
    guard result.cost <= supposition.dearest * Float(result.codes.count) else { return false }
    return result.cost - result.kept <= Self.bestShare * (cost - result.kept)
  }
}
