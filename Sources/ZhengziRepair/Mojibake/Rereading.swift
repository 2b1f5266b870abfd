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
  fileprivate struct Supposition {
    var misread: MisreadBytes
    var source: Source
    /// How many nats better it must be than the line as it stands: more where less structure speaks for it.
    var margin: Float
    /// Whether bytes 80 to 9F were deleted after the reading, as control characters.
    var dropsControls = false

    /// How much the bytes look like text of the source, in quarter nats. UTF-8 that one byte's reader broke shows otherwise.
    var likelihood: Int {
      if source == .utf8, case .double = misread.reader { return misread.likelihood(of: source) }
      return source == .utf8 ? Self.utf8 + max(0, misread.coveredByUTF8) : misread.likelihood(of: source)
    }

    /// More than any other likelihood.
    private static let utf8 = 1 << 40

    /// Whether something so likely is worth a search where this one, so much likelier, gave text.
    static func isRival(_ likelihood: Int, of best: Int) -> Bool {
      best < utf8 ? likelihood * 2 >= best : (likelihood - utf8) * 10 >= (best - utf8) * 9
    }

    /// The best way to read the line so.
    func search(width: Int, most: Int, page: PageText?, weighsGaps: Bool = false) -> ReadingLattice.Result? {
      var lattice = ReadingLattice(misread, as: source, width: width, most: most, dropsControls: dropsControls, page: page)
      guard var result = lattice.best() else { return nil }
      if weighsGaps { lattice.weighGaps(of: &result) }
      return result
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
    for misread in readings() {
      if lacksControls, misread.reader == .single(.latin1) {
        suppositions.append(Supposition(misread: misread, source: .utf8, margin: 14, dropsControls: true))
      }
      if misread.lostCount == 0 {
        if tried.contains(where: { $0.isSame(as: misread) }) { continue }
        tried.append(misread)
      }
      suppositions += Self.suppositions(misread)
    }
    return suppositions
  }

  /// What every reader that the line allows may have had before it.
  private func readings() -> [MisreadBytes] {
    var readings: [MisreadBytes] = []
    for reader in Reader.byPrior where suspicion.allows(reader) {
      readings.append(MisreadBytes(codes, reader))
      if case .double(let codec) = reader, OtherLayout.concerns(codes, codec) {
        readings.append(MisreadBytes(codes, reader, hasOtherLayout: true))
      }
    }
    return readings.filter { suspicion.allows($0) && isReadable($0) }
  }

  /// Whether enough bytes are left to find the others: no more are lost than one and a half for each character that stands.
  private func isReadable(_ misread: MisreadBytes) -> Bool {
    let standing = suspicion.count - misread.foreignCount - codes.count { $0 == 0xFFFD }
    return misread.lostCount * 2 <= standing * 3
  }

  /// What a reader's bytes may be text of: any encoding but its own.
  private static func suppositions(_ misread: MisreadBytes) -> [Supposition] {
    Source.all.compactMap { source in
      if case .double(let a) = misread.reader, case .double(let b) = source, a == b { return nil }
      return Supposition(misread: misread, source: source, margin: misread.reader.prior + source.prior + 8)
    }
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
      guard let text = decoded(supposition), text != codes else { continue }
      guard let found = judge(text, supposition, below: lowest), found < lowest else { continue }
      best = text
      lowest = found
    }
    return best.map { MojibakeLine.Reading(codes: $0, confidence: Self.confidence(gain: cost - lowest)) }
  }

  /// The line wholly decoded, or `nil` where it cannot be.
  private func decoded(_ supposition: Supposition) -> [UInt32]? {
    guard let text = supposition.misread.decoded(as: supposition.source) else { return nil }
    guard supposition.misread.hasOthers else { return text }
    var lattice = ReadingLattice(supposition.misread, as: supposition.source, width: 8, most: 1)
    guard let result = lattice.best(), result.kept == 0 else { return text }
    return result.codes
  }

  /// What a result costs together with what must be supposed; `nil` where it is not good enough, or surely costs more than `lowest`.
  private func judge(_ text: [UInt32], _ supposition: Supposition, below lowest: Float) -> Float? {
    let isUTF8 = supposition.source == .utf8
    if Self.longestEastAsianRun(text) < 2 { return isUTF8 ? below(text, supposition) : nil }
    let dearest = supposition.dearest * Float(text.count)
    let limit = isUTF8 ? dearest : min(dearest, lowest)
    guard !Self.isNonsense(text), let found = TextCost.of(text, upTo: limit) else { return isUTF8 ? below(text, supposition) : nil }
    return isUTF8 || Self.areUsual(text, supposition.dearest) ? found + supposition.margin : nil
  }

  /// Whether the East Asian characters cost no more than so much in the mean: where nearly any bytes could be text, the ASCII characters of
  /// a line, which are cheap, must not pay for them.
  private static func areUsual(_ codes: [UInt32], _ dearest: Float) -> Bool {
    var text = TextCost()
    var left: Float = 0
    for code in codes {
      let cost = text.add(code)
      if CharacterKind(code).isEastAsian { left += dearest - cost }
    }
    return left >= 0
  }

  /// Whether the characters by themselves are far too rare to be text; control characters among them say nothing for them.
  private static func isNonsense(_ codes: [UInt32]) -> Bool {
    let surprise = CodecTables.shared.surprise
    var (sum, count) = (0, 0)
    for code in codes where code >= 0x20 {
      sum += code < 0x10000 ? Int(surprise[Int(code)]) : 16
      count += 1
    }
    return sum > 10 * count + 60
  }

  /// What the text costs that is found when one more layer is taken off.
  private func below(_ text: [UInt32], _ supposition: Supposition) -> Float? {
    guard depth > 0, let next = MojibakeLine.peel(text, depth: depth - 1) else { return nil }
    let found = TextCost.of(next.codes)
    return found <= supposition.dearest * Float(next.codes.count) ? found + supposition.margin + Self.layer : nil
  }

  /// How sure a reading is that is better by so many nats.
  private static func confidence(gain: Float) -> Double {
    0.9 + 0.09 * Double(max(0, min(gain, 60)) / 60)
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
      if let best, !Supposition.isRival(likelihood, of: best.likelihood) { break }
      let result = supposition.search(width: 2, most: 48, page: nil)
      guard let result, isGood(result, supposition), result.cost + supposition.margin < lowest else { continue }
      best = (result, supposition, likelihood)
      lowest = result.cost + supposition.margin
    }
    guard let best else { return nil }
    return Found(supposition: best.supposition, result: best.result, cost: cost).reading
  }

  /// A reading that was found, and what it takes to search further.
  struct Found {
    fileprivate let supposition: Supposition
    fileprivate var result: ReadingLattice.Result
    /// What the line costs as it stands.
    fileprivate let cost: Float

    /// The reading as the first, narrow search gave it.
    fileprivate var reading: MojibakeLine.Reading {
      var reading = weighed
      reading.isSketch = !result.gaps.isEmpty
      reading.rereading = reading.isSketch ? self : nil
      return reading
    }

    private var weighed: MojibakeLine.Reading {
      let confidence = Rereading.confidence(gain: cost - result.cost) * result.gaps.reduce(1) { $0 * $1.probability }
      return MojibakeLine.Reading(codes: result.codes, confidence: confidence, gaps: result.gaps)
    }

    /// The same with its gaps filled as well as can be.
    func filled(by page: PageText?) -> MojibakeLine.Reading {
      var better = self
      // Where controls were deleted nearly every character is a gap.
      let (width, most) = supposition.dropsControls ? (8, 96) : (12, 256)
      better.result = supposition.search(width: width, most: most, page: page, weighsGaps: true) ?? result
      var reading = better.weighed
      reading.rereading = page == nil ? self : nil
      return reading
    }
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
    if supposition.source != .utf8, !Self.areUsual(result.codes, supposition.dearest) { return false }
    return result.cost - result.kept <= Self.bestShare * (cost - result.kept)
  }
}
