// SPDX-License-Identifier: Apache-2.0

import Glibc
import ZhengziCore

/// Finds out the encoding of each line by itself, with the other lines of its window and of the one before it as a hint.
final class LineRun: DecodingRun {
  /// What a line of a file can be written in: encodings in which a line feed is one byte.
  static let encodings: [TextEncoding] = [.utf8, .gb18030, .big5, .shiftJIS, .eucJP, .eucKR, .eucTW, .windows1252]
  /// A line in which an encoding leads by this much, in tenths of a nat, tells something about its neighbours.
  private static let sure = 30
  /// UTF-8 with this many three-byte characters is no other encoding.
  private static let enoughCharacters = 4

  private let guesses: [TextEncoding]
  private let cost = CharacterCosts()
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
  private func priors(_ counts: [Double]) -> [Int] {
    var shares = zip(counts, before).map { $0 + $1 + 0.5 }
    for (rank, guess) in guesses.enumerated() {
      if let index = Self.encodings.firstIndex(of: guess) { shares[index] += 2 / Double(rank + 1) }
    }
    let total = shares.reduce(0, +)
    return shares.map { Int(-10 * log($0 / total)) }
  }
}

extension LineRun {
  /// A line, and what each encoding costs on it; no costs where it is UTF-8 for certain.
  private struct TrialLine {
    let range: Range<Int>
    let costs: [Int]

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
    var start = 0
    while start < window.count {
      var end = start
      while end < window.count, window[end] != UInt8(ascii: "\n") { end += 1 }
      end = min(end + 1, window.count)
      lines.append(TrialLine(range: start..<end, costs: costs(window.extracting(start..<end))))
      start = end
    }
    return lines
  }

  private func costs(_ line: Span<UInt8>) -> [Int] {
    if isSurelyUTF8(line) { return [] }
    var trial = DetectionTrial(Self.encodings)
    trial.runAll(line.extracting(0..<min(line.count, EncodingDetector.sampleSize)))
    return trial.candidates.map(\.best.cost)
  }

  /// Whether a line is ASCII, or well-formed with enough characters beyond it.
  private func isSurelyUTF8(_ line: Span<UInt8>) -> Bool {
    var wide = 0
    var isASCII = true
    var i = 0
    while i < line.count {
      guard let (value, length) = line.codePoint(at: i) else { return false }
      if length > 1 { isASCII = false }
      if value >= 0x2E80 { wide += 1 }
      i += length
    }
    return isASCII || wide >= Self.enoughCharacters
  }
}
