// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

extension BrokenRegions {
  /// Writes the likeliest reading of a region, or leaves it alone and notes it.
  func write(_ tokens: [ChannelToken], from start: Int, _ window: Span<UInt8>, _ writer: inout Writer) {
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
