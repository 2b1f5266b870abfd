// SPDX-License-Identifier: Apache-2.0

import Glibc
import ZhengziCore

/// Finds out the encoding of each line by itself, with the other lines of its window and of the one before it as a hint.
final class LineRun: DecodingRun {
  /// What a line of a file can be written in: encodings in which a line feed is one byte. UTF-8 is the first.
  static let encodings: [TextEncoding] = [.utf8, .gb18030, .big5, .shiftJIS, .eucJP, .eucKR, .eucTW, .windows1252]
  /// A line in which an encoding leads by this much, in tenths of a nat, tells something about its neighbours.
  private static let sure: Int32 = 80
  /// UTF-8 with this many three-byte characters is no other encoding.
  private static let enoughCharacters = 4
  /// Of a line that is fine text in the encoding of one before it, no more is read than this many bytes.
  private static let fineSampleSize = 256

  private let guesses: [TextEncoding]
  /// How many lines were in each encoding, in the window before this one.
  private var before = [Double](repeating: 0, count: encodings.count)
  private var runs = [EncodingRun?](repeating: nil, count: encodings.count)

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
    var start = 0
    for (number, line) in lines.enumerated() {
      let encoding = line.encoding(priors: priors)
      // Lines that follow one another in one encoding are decoded together.
      if number + 1 < lines.count, lines[number + 1].encoding(priors: priors) == encoding { continue }
      text.inputOffset = base + offset + start
      decode(window.extracting(start..<line.end), in: encoding, into: &text)
      start = line.end
    }
    text.inputOffset = base
  }

  private func decode(_ lines: Span<UInt8>, in encoding: Int, into text: inout DecodedText) {
    if runs[encoding] == nil { runs[encoding] = try? EncodingRun(Self.encodings[encoding]) }
    if let run = runs[encoding] { _ = run.decode(lines, isEnd: true, into: &text) } else { text.take(lines) }
  }

  /// What each encoding costs by the share of lines that it has, in tenths of a nat.
  ///
  /// The more lines are known, the less likely is an encoding that none of them has.
  private func priors(_ counts: [Double]) -> LineCosts {
    var shares = zip(counts, before).map { $0 + $1 }
    let unseen = 0.5 / (1 + shares.reduce(0, +))
    for (rank, guess) in guesses.enumerated() {
      if let index = Self.encodings.firstIndex(of: guess) { shares[index] += 2 / Double(rank + 1) }
    }
    let total = shares.reduce(0, +) + unseen
    var priors = LineCosts()
    for (index, share) in shares.enumerated() { priors[index] = Int32(-10 * log((share + unseen) / total)) }
    return priors
  }
}

/// What each of ``LineRun/encodings`` costs, in tenths of a nat.
private typealias LineCosts = SIMD8<Int32>

extension LineRun {
  /// A line by its end, and what each encoding costs on it.
  private enum TrialLine {
    /// Nothing tells encodings apart in it.
    case ascii(end: Int)
    /// Only this one was tried, since it fits.
    case fine(end: Int, encoding: Int)
    case tried(end: Int, LineCosts)

    var end: Int {
      switch self {
      case .ascii(let end), .fine(let end, _), .tried(let end, _): end
      }
    }

    /// The encoding that leads by a margin.
    func winner(margin: Int32) -> Int? {
      switch self {
      case .ascii: return nil
      case .fine(_, let encoding): return encoding
      case .tried(_, let costs):
        let near = costs .< costs.min() &+ margin
        return (0..<8).count { near[$0] } == 1 ? (0..<8).first { near[$0] } : nil
      }
    }

    func encoding(priors: LineCosts) -> Int {
      switch self {
      case .ascii: return 0
      case .fine(_, let encoding): return encoding
      case .tried(_, let costs):
        let total = costs &+ priors
        let least = total.min()
        return (0..<8).first { total[$0] == least } ?? 0
      }
    }
  }

  private func trialLines(_ window: Span<UInt8>) -> [TrialLine] {
    var lines: [TrialLine] = []
    var recent: [Int] = []
    var start = 0
    while start < window.count {
      let end = window.firstIndex(of: UInt8(ascii: "\n"), from: start).map { $0 + 1 } ?? window.count
      let line = trial(window.extracting(start..<end), to: end, recent)
      if let winner = line.winner(margin: Self.sure), winner != recent.first {
        recent.removeAll { $0 == winner }
        recent.insert(winner, at: 0)
      }
      lines.append(line)
      start = end
    }
    return lines
  }

  /// Tries all encodings, unless the line is fine text in one that stands before it.
  private func trial(_ line: Span<UInt8>, to end: Int, _ recent: [Int]) -> TrialLine {
    switch shape(line) {
    case .ascii: return .ascii(end: end)
    case .utf8: return .fine(end: end, encoding: 0)
    case .other: break
    }
    let start = line.extracting(0..<min(line.count, Self.fineSampleSize))
    for index in recent where DetectionCandidate(Self.encodings[index]).findsFineText(start, isEnd: start.count == line.count) {
      return .fine(end: end, encoding: index)
    }
    let sample = line.extracting(0..<min(line.count, EncodingDetector.sampleSize))
    var costs = LineCosts()
    for (index, encoding) in Self.encodings.enumerated() {
      var candidate = DetectionCandidate(encoding)
      candidate.read(sample, to: sample.count, isEnd: true, with: .shared)
      costs[index] = candidate.best.cost
    }
    return .tried(end: end, costs)
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
