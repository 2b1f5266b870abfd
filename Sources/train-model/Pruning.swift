// SPDX-License-Identifier: Apache-2.0

import Glibc
import TableFormat

/// Entropy pruning (Stolcke 1998): how much worse the model gets without an n-gram, weighed by how common its context is.
enum Pruning {
  /// For each n-gram of a level the relative entropy that its loss costs.
  static func losses(_ level: KneserNey.Level) -> [Double] {
    let all = level.contexts.reduce(0) { $0 + $1.total }
    var losses = [Double](repeating: 0, count: level.keys.count)
    for context in level.contexts {
      let kept = context.range.reduce(0) { $0 + level.probabilities[$1] }
      let keptLower = context.range.reduce(0) { $0 + level.lower[$1] }
      let rest = max(1e-9, 1 - kept)
      let restLower = max(1e-9, 1 - keptLower)
      for i in context.range {
        let p = level.probabilities[i]
        let q = level.lower[i]
        let newBackOff = log((rest + p) / (restLower + q))
        let change = p * (log(q) + newBackOff - log(p)) + rest * (newBackOff - log(rest / restLower))
        losses[i] = -change * context.total / all
      }
    }
    return losses
  }

  /// The loss below which n-grams go, so that about `limit` of the given ones stay.
  static func threshold(_ losses: [[Double]], keeping limit: Int) -> Double {
    let sorted = losses.joined().sorted(by: >)
    return sorted.count > limit ? max(0, sorted[limit]) : 0
  }
}
