// SPDX-License-Identifier: Apache-2.0

import Glibc
import ZhengziCore

/// Finds out the encoding of each line by itself, with the other lines of its window and of the one before it as a hint.
final class LineRun: DecodingRun {
  /// What a line of a file can be written in: encodings in which a line feed is one byte. UTF-8 is the first.
  static let encodings: [TextEncoding] = [.utf8, .gb18030, .big5, .shiftJIS, .eucJP, .eucKR, .eucTW, .windows1252]
  /// A line in which an encoding leads by this much, in tenths of a nat, tells something about its neighbours.
  private static let sure = 80
  /// UTF-8 with this many three-byte characters is no other encoding.
  private static let enoughCharacters = 4

  private let guesses: [TextEncoding]
  private let cost = CharacterCosts.shared
  /// How many lines were in each encoding, in the window before this one.
  private var before = [Double](repeating: 0, count: encodings.count)
  private var runs: [TextEncoding: EncodingRun] = [:]

  init(guesses: [TextEncoding]) {
    self.guesses = guesses
  }

  func decode(_ bytes: Span<UInt8>, isEnd: Bool, into text: inout DecodedText) -> Int {
    var start = 0
    while let length = Segmenter.windowLength(bytes.extracting(start...), isEnd: isEnd) {
      decodeWindow(bytes.extracting(start..<start + length), at: start, into: &text)
      start += length
    }
    return start
  }

  private func decodeWindow(_ window: Span<UInt8>, at offset: Int, into text: inout DecodedText) {
    let lines = trialLines(window)
    var counts = [Double](repeating: 0, count: Self.encodings.count)
    for line in lines { if let winner = line.winner(margin: Self.sure) { counts[winner] += 1 } }
    let priors = priors(counts)
    before = counts
    let base = text.inputOffset
    for line in lines {
      text.inputOffset = base + offset + line.range.lowerBound
      decodeLine(window.extracting(line.range), in: line.encoding(priors: priors), into: &text)
    }
    text.inputOffset = base
  }

  private func decodeLine(_ line: Span<UInt8>, in encoding: TextEncoding, into text: inout DecodedText) {
    if runs[encoding] == nil { runs[encoding] = try? EncodingRun(encoding) }
    if let run = runs[encoding] { _ = run.decode(line, isEnd: true, into: &text) } else { text.take(line) }
  }

  /// What each encoding costs by the share of lines that it has, in tenths of a nat.
  ///
  /// The more lines are known, the less likely is an encoding that none of them has.
  private func priors(_ counts: [Double]) -> [Int] {
    var shares = zip(counts, before).map { $0 + $1 }
    let unseen = 0.5 / (1 + shares.reduce(0, +))
    for (rank, guess) in guesses.enumerated() {
      if let index = Self.encodings.firstIndex(of: guess) { shares[index] += 2 / Double(rank + 1) }
    }
    let total = shares.reduce(0, +) + unseen
    return shares.map { Int(-10 * log(($0 + unseen) / total)) }
  }
}

extension LineRun {
  /// A line, and what each encoding costs on it; no costs where it is ASCII.
  private struct TrialLine {
    let range: Range<Int>
    let costs: [Int]

    init(range: Range<Int>, costs: [Int]) {
      self.range = range
      self.costs = costs
    }

    /// A line for which only one encoding was tried, since it fits.
    init(range: Range<Int>, only index: Int, count: Int) {
      self.range = range
      costs = (0..<count).map { $0 == index ? 0 : Self.excluded }
    }

    private static let excluded = 1 << 30

    /// The encoding that leads by a margin.
    func winner(margin: Int) -> Int? {
      guard let best = costs.min() else { return nil }
      guard costs.count(where: { $0 < best + margin }) == 1 else { return nil }
      return costs.firstIndex(of: best)
    }

    func encoding(priors: [Int]) -> TextEncoding {
      let total = zip(costs, priors).map { $0 + $1 }
      guard let best = total.min(), let index = total.firstIndex(of: best) else { return .utf8 }
      return LineRun.encodings[index]
    }
  }

  private func trialLines(_ window: Span<UInt8>) -> [TrialLine] {
    var lines: [TrialLine] = []
    var last: Int?
    var start = 0
    while start < window.count {
      var end = start
      while end < window.count, window[end] != UInt8(ascii: "\n") { end += 1 }
      end = min(end + 1, window.count)
      let line = trial(window, start..<end, last: last)
      last = line.winner(margin: Self.sure) ?? last
      lines.append(line)
      start = end
    }
    return lines
  }

  /// Tries all encodings, unless the line is fine text in the one of the line before.
  private func trial(_ window: Span<UInt8>, _ range: Range<Int>, last: Int?) -> TrialLine {
    let line = window.extracting(range)
    switch shape(line) {
    case .ascii: return TrialLine(range: range, costs: [])
    case .utf8: return TrialLine(range: range, only: 0, count: Self.encodings.count)
    case .other: break
    }
    let sample = line.extracting(0..<min(line.count, EncodingDetector.sampleSize))
    if let last {
      var trial = DetectionTrial([Self.encodings[last]])
      trial.runAll(sample)
      if trial.isFineText(sample) { return TrialLine(range: range, only: last, count: Self.encodings.count) }
    }
    var trial = DetectionTrial(Self.encodings)
    trial.runAll(sample)
    return TrialLine(range: range, costs: trial.candidates.map(\.best.cost))
  }

  private enum Shape {
    case ascii, utf8, other
  }

  /// Whether a line is ASCII, or well-formed UTF-8 with enough characters beyond it that nothing else need be tried.
  private func shape(_ line: Span<UInt8>) -> Shape {
    var wide = 0
    var isASCII = true
    var i = 0
    while i < line.count {
      guard let (value, length) = line.codePoint(at: i) else { return .other }
      if length > 1 { isASCII = false }
      if value >= 0x2E80 { wide += 1 }
      i += length
    }
    return isASCII ? .ascii : wide >= Self.enoughCharacters ? .utf8 : .other
  }
}
