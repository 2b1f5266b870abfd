// SPDX-License-Identifier: Apache-2.0

extension ReadingLattice {
  /// Candidates that are weighed against the one that was chosen.
  private static let rivals = 64
  /// Characters after a gap by which its candidates are told apart.
  private static let following = 2

  /// How likely each filled character is, given all others: its share among all that the bytes allow.
  mutating func weighGaps(of result: inout Result) {
    var text = TextCost(in: language)
    var done = 0
    for index in result.gaps.indices {
      let place = result.gaps[index].place
      for code in result.codes[done..<place] { _ = text.read(code, in: language, model, isSupposed: false, page: page) }
      done = place
      weigh(&result.gaps[index], at: result.positions[index], after: text, result.codes)
    }
  }

  private mutating func weigh(_ gap: inout Gap, at position: Int, after text: TextCost, _ codes: [UInt32]) {
    let chosen = codes[gap.place]
    findUnits(position)
    guard let own = units.first(where: { $0.code == chosen }) else { return }
    var next = Array(codes[(gap.place + 1)...].prefix(Self.following))
    if next.count < Self.following, codes.last != 0x0A { next.append(0x0A) }
    let best = cost(chosen, own.dearness, after: text, next)
    var sum: Float = 1
    var rival: (code: UInt32, share: Float)?
    for unit in units.lazy.filter({ $0.length == own.length && $0.code != chosen }).prefix(Self.rivals) {
      // The search saw more than two characters ahead: what looks better from here is no better.
      let share = exponential(min(0, best - cost(unit.code, unit.dearness, after: text, next)))
      sum += share
      if share > rival?.share ?? 0 { rival = (unit.code, share) }
    }
    gap.probability = Double(1 / sum)
    gap.other = rival.map { ($0.code, Double($0.share / sum)) }
  }

  private func cost(_ code: UInt32, _ dearness: Float, after text: TextCost, _ next: [UInt32]) -> Float {
    var text = text
    let own = dearness + text.read(code, in: language, model, isSupposed: true, page: page)
    return next.reduce(own) { $0 + text.read($1, in: language, model, isSupposed: false, page: page) }
  }
}
