// SPDX-License-Identifier: Apache-2.0

import Glibc
import ZhengziCore

/// A trial of several encodings over the same bytes.
struct DetectionTrial {
  /// How much a guess of the caller counts, in tenths of a nat; each further guess half as much.
  static let guessWeight = 60

  /// All candidates read this much; afterwards only those that may still win read on.
  private static let firstRound = 192
  /// A candidate this far behind, in tenths of a nat, has lost.
  private static let hopeless: Int32 = 600

  private(set) var candidates: [DetectionCandidate]
  /// What the bytes would cost as noise: ASCII as text, other bytes as one of 190.
  private var noise: Int32 = 120
  private static let noiseByte: Int32 = 56

  init(_ encodings: [TextEncoding]) {
    candidates = encodings.map { DetectionCandidate($0) }
  }

  /// Lets encodings count for more, the first one most.
  mutating func weigh(_ encodings: [TextEncoding], by weight: Int) {
    var weight = weight
    for encoding in encodings {
      for i in candidates.indices where candidates[i].encoding == encoding { candidates[i].weigh(weight) }
      weight /= 2
    }
  }

  mutating func run(_ bytes: Span<UInt8>, isEnd: Bool) {
    let cost = CharacterCosts.shared
    let first = min(bytes.count, Self.firstRound)
    read(bytes, to: first, isEnd && first == bytes.count, cost)
    if first < bytes.count {
      let bound = (candidates.map(\.best.cost).min() ?? 0) + Self.hopeless
      candidates.removeAll { $0.best.cost > bound }
      read(bytes, to: bytes.count, isEnd, cost)
    }
    for i in 0..<bytes.count { noise += min(Self.noiseByte, bytes[i] < 0x80 ? cost(UInt32(bytes[i]))[0] : .max) }
  }

  private mutating func read(_ bytes: Span<UInt8>, to limit: Int, _ isEnd: Bool, _ cost: CharacterCosts) {
    for i in candidates.indices { candidates[i].read(bytes, to: limit, isEnd: isEnd, with: cost) }
  }

  /// The winner, with its share of the likelihood of all readings, noise among them.
  var detection: Detection {
    let ranked = candidates.map { (encoding: $0.encoding, best: $0.best) }.sorted { $0.best.cost < $1.best.cost }
    guard let winner = ranked.first else { return Detection(encoding: .utf8, confidence: 0, script: .other) }
    let others = ranked.dropFirst().map(\.best.cost) + [noise]
    let odds = others.reduce(1.0) { $0 + exp(Self.sharpness * Double(winner.best.cost - $1)) }
    return Detection(encoding: winner.encoding, confidence: 1 / odds, script: winner.best.script)
  }

  /// Characters are not independent: a nat of difference is worth less than a nat of evidence. Set by calibration, per tenth of a nat.
  private static let sharpness = 0.05
}
