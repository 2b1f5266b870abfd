// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// The third look at a line, at one that ``LineSurprise`` found: the same surprises, but characters that are known to follow one another
/// surprise nobody.
///
/// Rare characters make up names, verse and whole subjects; pairs that nobody ever wrote make up misread text. Cost: 5 to 15 ns a character.
struct PairScan {
  /// The sum, in quarter nats, from which a line may have been read wrongly.
  private static let limit = 40
  /// How much more is needed for each Han character and Hangul syllable: what misreads them spares no long stretch.
  private static let slope = 1
  /// What is taken off for a pair that is known.
  private static let known = 28
  /// What is added for one that is not.
  private static let unknown = 6
  private static let supplementary = 20
  /// What the table takes off Han, so that a scan by single characters finds less.
  private static let drift = 3

  /// A character of a line, and what the one before it makes of it.
  private struct Step {
    let code: UInt32
    /// What it surprises by itself.
    let own: Int
    let before: LanguageModel.Token
    let token: LanguageModel.Token
    var pair: Pair
  }

  /// What a character and the one before it are to the model.
  private enum Pair: UInt8 {
    case unknown, known
    /// One of them stands for many, such as digits.
    case other
    /// The character has no token.
    case none
  }

  private let model = LanguageModel.standard
  private var steps: [Step] = []

  /// Whether a line surprises in spite of its pairs; in short lines pairs say too little.
  ///
  /// The pairs that can take most off are looked up first. The others count as unknown, which is the most they can add: with most lines
  /// that is the end of it.
  static func isSurprising(_ codes: [UInt32]) -> Bool {
    let length = codes.count { $0 >= 0x3400 && $0 < 0xE000 }
    guard length >= LineSurprise.shortest else { return true }
    var scan = PairScan(codes)
    var bound = Int.max
    for least in leastOwn {
      scan.lookUp { $0 >= least && $0 < bound }
      guard scan.reaches(limit + slope * length) else { return false }
      bound = least
    }
    return true
  }

  /// How much the characters surprise by themselves whose pairs are looked up at once, in turn.
  private static let leastOwn = [8, 1, .min]

  private init(_ codes: [UInt32]) {
    let surprise = CodecTables.shared.surprise
    var before = ModelFormat.lineFeed
    steps.reserveCapacity(codes.count)
    for code in codes {
      var own = code < 0x10000 ? Int(surprise[Int(code)]) : code < CodePoints.invalidBase ? Self.supplementary : 0
      if code >= 0x3400, code < 0xA000 { own += Self.drift }
      let token = model.token(code) ?? ModelFormat.skipped
      steps.append(Step(code: code, own: own, before: before, token: token, pair: Self.pair(before, token)))
      if token != ModelFormat.skipped { before = token }
    }
  }

  /// What a pair is before it is looked up.
  @inline(__always)
  private static func pair(_ before: LanguageModel.Token, _ token: LanguageModel.Token) -> Pair {
    if token == ModelFormat.skipped { return .none }
    return before >= ModelFormat.firstCharacter && token >= ModelFormat.firstCharacter ? .unknown : .other
  }

  /// Looks up the pairs of characters that surprise so much by themselves.
  @inline(__always)
  private mutating func lookUp(_ isSought: (Int) -> Bool) {
    for step in steps where step.pair == .unknown && isSought(step.own) { model.prefetch(step.before, step.token) }
    for i in steps.indices where steps[i].pair == .unknown && isSought(steps[i].own) {
      if model.knows(steps[i].before, steps[i].token) { steps[i].pair = .known }
    }
  }

  /// Whether the sum along the line reaches a limit, or that of what is not East Asian the lower one. Half-width katakana are seldom typed
  /// today.
  private func reaches(_ highest: Int) -> Bool {
    var sum = 0
    var other = 0
    var last: UInt32 = 0
    for step in steps {
      let own = step.code == last ? min(Self.surprise(of: step), 0) : Self.surprise(of: step)
      last = step.code
      sum = max(0, sum + own)
      if sum >= highest { return true }
      guard !LineSurprise.isEastAsian(step.code) else { continue }
      other = max(0, other + own)
      if other >= Self.limit { return true }
    }
    return false
  }

  @inline(__always)
  private static func surprise(of step: Step) -> Int {
    switch step.pair {
    case .known: step.own - (step.own > 0 ? known : 0)
    case .unknown: step.own + unknown
    case .other: step.own
    case .none: step.own + (step.code >= 0x3040 && step.code < 0xA000 ? unknown : 0)
    }
  }
}
