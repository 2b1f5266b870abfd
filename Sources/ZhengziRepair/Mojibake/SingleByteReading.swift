// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// A line that is supposed to be UTF-8 read by a codec of one byte, wholly or in part, and how much speaks for it.
///
/// What speaks for it is added up over the sequences: how strange the characters are as they stand, and how well those
/// fit that they would become.
struct SingleByteReading {
  let codec: SingleByteCodec
  private let codes: [UInt32]
  private var sequences: [UTF8Sequence] = []
  /// For each sequence, what speaks for it.
  private var scores: [Int] = []
  /// Whether each character above U+007F belongs to a sequence.
  private(set) var isWhole = true
  /// Whether any sequence looks strange as it stands.
  private var isStrange = false
  /// What speaks for the sequences together.
  private(set) var total = 0

  init(_ codes: [UInt32], _ codec: SingleByteCodec) {
    self.codes = codes
    self.codec = codec
    findSequences()
    score()
    isWhole = coversLine()
    total = scores.reduce(prior, +)
  }

  var count: Int { sequences.count }

  /// Whether so much UTF-8 can be no chance, so that no other codec need be tried.
  private var isDecisive: Bool { isWhole && prior == 0 && count > 15 }

  /// Readers that are seldom met have to convince.
  private var prior: Int {
    switch codec {
    case .latin1, .windows1252: 0
    default: -1
    }
  }

  private mutating func findSequences() {
    var i = 0
    while i < codes.count {
      if codes[i] >= 0x80, let sequence = UTF8Sequence(codes, at: i, in: codec) {
        sequences.append(sequence)
        i = sequence.range.upperBound
      } else {
        i += 1
      }
    }
  }

  // MARK: - Scores

  private mutating func score() {
    var kept: [UTF8Sequence] = []
    for (index, sequence) in sequences.enumerated() {
      let fit = plausibility(index, previous: kept.last)
      guard fit > 0 || sequence.spaces == 0 else { continue }
      let strangeness = strangeness(sequence)
      kept.append(sequence)
      scores.append(fit + strangeness - sequence.spaces)
      isStrange = isStrange || strangeness > 0
    }
    sequences = kept
  }

  private func plausibility(_ index: Int, previous: UTF8Sequence?) -> Int {
    let sequence = sequences[index]
    let before = (kind(sequence.range.lowerBound - 2), kind(sequence.range.lowerBound - 1))
    var near = before
    if let previous, previous.range.upperBound == sequence.range.lowerBound {
      near = (kind(previous.range.lowerBound - 1), CharacterKind(previous.code))
    }
    var after = keepsSpace(sequence) ? .space : kind(sequence.range.upperBound)
    if index + 1 < sequences.count, sequences[index + 1].range.lowerBound == sequence.range.upperBound {
      after = CharacterKind(sequences[index + 1].code)
    }
    return Plausibility.score(sequence.code, before: near, after: after)
  }

  /// How strange the sequence's characters are among themselves and beside their neighbours.
  private func strangeness(_ sequence: UTF8Sequence) -> Int {
    var sum = hasTellingLead(sequence) ? 1 : 0
    for i in sequence.range.lowerBound...sequence.range.upperBound where i < sequence.range.upperBound || !startsSequence(i) {
      sum += Neighbours.strangeness(kind(i - 1), kind(i))
    }
    return sum
  }

  /// Whether it starts with Â or Ã, the leads of nearly all accented letters; before an apostrophe they may be names of letters.
  private func hasTellingLead(_ sequence: UTF8Sequence) -> Bool {
    codes[sequence.range.lowerBound] | 1 == 0xC3 && codes[sequence.range.lowerBound + 1] != Self.apostrophe
  }

  private static let apostrophe: UInt32 = 0x2019

  private func startsSequence(_ i: Int) -> Bool {
    i < codes.count && codes[i] >= 0x80 && UTF8Sequence(codes, at: i, in: codec) != nil
  }

  private func kind(_ i: Int) -> CharacterKind {
    i >= 0 && i < codes.count ? CharacterKind(codes[i]) : .space
  }

  private func coversLine() -> Bool {
    var i = 0
    for sequence in sequences {
      if codes[i..<sequence.range.lowerBound].contains(where: isForeign) { return false }
      i = sequence.range.upperBound
    }
    return !codes[i...].contains(where: isForeign)
  }

  private func isForeign(_ code: UInt32) -> Bool { code >= 0x80 && code != 0xFFFD }

  // MARK: - Results

  /// The line decoded by the codec for which most speaks, wholly if that convinces, else in part.
  static func best(of codes: [UInt32], among codecs: SingleByteCodec.Mask) -> (codes: [UInt32], isWhole: Bool)? {
    var best: SingleByteReading?
    var readings: [SingleByteReading] = []
    for codec in SingleByteCodec.allCases where codecs.contains(codec) {
      let reading = SingleByteReading(codes, codec)
      guard reading.count > 0 else { continue }
      if reading.isDecisive, let whole = reading.whole() { return (whole, true) }
      if reading.isWhole, reading.total > best?.total ?? Int.min { best = reading }
      readings.append(reading)
    }
    if let whole = best?.whole() { return (whole, true) }
    return readings.lazy.compactMap { $0.parts() }.first.map { ($0, false) }
  }

  /// The line with all sequences decoded, or `nil` where too little speaks for it.
  func whole() -> [UInt32]? {
    guard isWhole, isStrange, total >= 3, total > sequences.count else { return nil }
    return decoded { _ in true }
  }

  /// The line with those runs of sequences decoded that convince by themselves, or `nil` where there is none.
  func parts() -> [UInt32]? {
    guard sequences.count > 1 || sequences.first.map({ $0.range.count > 2 }) ?? false else { return nil }
    let chosen = convincingRuns()
    guard chosen.contains(true) else { return nil }
    return decoded { chosen[$0] }
  }

  /// Runs that convince, and with them all others of a line that is shown to have been read so.
  private func convincingRuns() -> [Bool] {
    var chosen = [Bool](repeating: false, count: sequences.count)
    var evidence = 0
    var start = 0
    while start < sequences.count {
      var end = start + 1
      while end < sequences.count, sequences[end].range.lowerBound == sequences[end - 1].range.upperBound { end += 1 }
      let sum = scores[start..<end].reduce(prior, +)
      if sum >= 3, !isInsideGarble(sequences[start].range.lowerBound) {
        for i in start..<end { chosen[i] = true }
        evidence += sum
      }
      start = end
    }
    guard evidence > 3 else { return chosen }
    for i in sequences.indices where scores[i] > 0 && !isInsideGarble(sequences[i].range.lowerBound) { chosen[i] = true }
    return chosen
  }

  /// Whether the character before could be a byte of the same garble: then the run is a piece of something larger that is lost.
  private func isInsideGarble(_ i: Int) -> Bool {
    guard i > 0, codes[i - 1] >= 0x80 else { return false }
    let bytes = SingleByteCodec.bytes(of: codes[i - 1])
    let isContinuation = SingleByteCodec.allCases.contains { ($0.isWindows || $0 == codec) && (bytes.byte($0).map { $0 < 0xC0 } ?? false) }
    guard isContinuation else { return false }
    switch kind(i - 1) {
    case .openQuote: return codes[i - 1] == 0x201A || codes[i - 1] == 0x201E || codes[i - 1] == 0x2039
    case .blank, .dash, .closeQuote, .punctuation: return false
    default: return true
    }
  }

  private func decoded(_ isChosen: (Int) -> Bool) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(codes.count)
    var i = 0
    for (index, sequence) in sequences.enumerated() where isChosen(index) {
      result += codes[i..<sequence.range.lowerBound]
      result.append(sequence.code)
      if keepsSpace(sequence) { result.append(0x20) }
      i = sequence.range.upperBound
    }
    return result + codes[i...]
  }

  /// Whether the space after Ã was both its byte A0 and the space after the word à.
  ///
  /// It was not where another space follows, nor before what Portuguese joins to à: às, àquele, àquela, àquilo.
  private func keepsSpace(_ sequence: UTF8Sequence) -> Bool {
    guard sequence.code == 0xE0, sequence.spaces == 1 else { return false }
    let rest = codes[sequence.range.upperBound...].prefix(6)
    if rest.first == 0x20 { return false }
    let word = String(String.UnicodeScalarView(rest.compactMap(Unicode.Scalar.init)))
    return !(word.hasPrefix("s ") || word.hasPrefix("quele") || word.hasPrefix("quela") || word.hasPrefix("quilo"))
  }
}
