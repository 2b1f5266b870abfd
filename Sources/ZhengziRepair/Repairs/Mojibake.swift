// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Reads text again that was read by the wrong codec.
final class Mojibake: RepairRun {
  private let minimumConfidence: Double
  private var line = CodePoints()
  private let page = PageText()
  private var gain = RereadingGain()

  init(_ options: RepairStage.Options) {
    minimumConfidence = options.minimumConfidence ?? 0
  }

  var kinds: Profile.Kinds { [] }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, profile: Profile, into writer: inout Writer) -> Outcome {
    var found: [Found] = []
    SurpriseScan.lines(of: window) { range in
      if let reading = read(window.extracting(range)) { found.append(Found(range: range, reading: reading)) }
    }
    if found.contains(where: { !$0.reading.gaps.isEmpty }) { fillAgain(&found, window) }
    return write(found, of: window, &writer)
  }

  /// A line that was read wrongly.
  private struct Found {
    var range: Range<Int>
    var reading: MojibakeLine.Reading
  }

  private func read(_ bytes: Span<UInt8>) -> MojibakeLine.Reading? {
    if let (text, layers) = SingleByteLine.text(of: bytes) { return read(below: text, layers) }
    line.decode(bytes)
    if let codes = SingleByteParts.codes(of: line.codes) {
      return MojibakeLine.repair(MojibakeLine.Reading(codes: codes, confidence: 0.97), layers: 1)
    }
    return gain.mayExplain(line.codes) && PairScan.isSurprising(line.codes) ? MojibakeLine.repair(line.codes) : nil
  }

  /// The line below layers that are beyond doubt.
  private func read(below text: [UInt8], _ layers: Int) -> MojibakeLine.Reading? {
    var isSurprising = false
    SurpriseScan.lines(of: text.span) { _ in isSurprising = true }
    line.decode(text.span)
    let reading = MojibakeLine.Reading(codes: line.codes, confidence: 0.99)
    guard isSurprising || line.codes.contains(where: { $0 >= 0x80 && $0 < 0xA0 }) else { return reading }
    return MojibakeLine.repair(reading, layers: layers)
  }

  // MARK: - Gaps

  /// Fills gaps again by what the window says elsewhere, in other lines.
  private func fillAgain(_ found: inout [Found], _ window: Span<UInt8>) {
    page.removeAll()
    count(found, window)
    for index in found.indices where !found[index].reading.gaps.isEmpty {
      let reading = found[index].reading
      page.add(reading.codes, gaps: reading.gaps, times: -1)
      found[index].reading = reading.filled(by: page)
      page.add(reading.codes, gaps: reading.gaps)
    }
  }

  /// Counts the window as it would be read by now.
  private func count(_ found: [Found], _ window: Span<UInt8>) {
    var done = 0
    for item in found {
      countLines(done..<item.range.lowerBound, of: window)
      page.add(item.reading.codes, gaps: item.reading.gaps)
      done = item.range.upperBound
    }
    countLines(done..<window.count, of: window)
  }

  private func countLines(_ range: Range<Int>, of window: Span<UInt8>) {
    let text = window.extracting(range)
    var start = 0
    while start < text.count {
      let end = LineEnd.next(text, from: start)
      line.decode(text.extracting(start..<end))
      page.add(line.codes, gaps: [])
      start = end
    }
  }

  // MARK: - Writing

  private func write(_ found: [Found], of window: Span<UInt8>, _ writer: inout Writer) -> Outcome {
    var done = 0
    for item in found {
      let bytes = window.extracting(item.range)
      let change = item.reading.isTooDeep ? Self.note(of: bytes) : LineChange(bytes, item.reading.utf8, confidence: item.reading.confidence)
      guard let change else { continue }
      let isMade = isMade(item.reading)
      guard isMade || writer.isListening else { continue }
      let place = item.range.lowerBound + change.range.lowerBound..<item.range.lowerBound + change.range.upperBound
      writer.copy(done..<place.lowerBound, of: window)
      if isMade {
        writer.replace(
          place, with: change.text, rule: Repair.mojibake.rule, confidence: change.confidence,
          candidates: Self.candidates(item.reading, change, bytes))
      } else {
        Self.note(item.reading, change, place, of: window, &writer)
      }
      done = place.upperBound
    }
    guard done > 0 else { return .unchanged }
    writer.copy(done..<window.count, of: window)
    return .rewritten
  }

  /// Whether a reading is good enough to stand in the text.
  private func isMade(_ reading: MojibakeLine.Reading) -> Bool {
    !reading.isTooDeep && !reading.isGuesswork && reading.confidence >= minimumConfidence
  }

  private static func note(
    _ reading: MojibakeLine.Reading, _ change: LineChange, _ place: Range<Int>, of window: Span<UInt8>, _ writer: inout Writer
  ) {
    let candidate = Candidate(String(decoding: change.text, as: UTF8.self), confidence: change.confidence)
    let confidence = reading.isTooDeep ? 0.99 : 1 - change.confidence
    writer.note(
      place, of: window, rule: Repair.mojibake.rule, confidence: confidence, candidates: reading.isTooDeep ? [] : [candidate])
  }

  /// The whole line without its end, as it stands.
  private static func note(of bytes: Span<UInt8>) -> LineChange? {
    let end = bytes.count > 0 && bytes[bytes.count - 1] == UInt8(ascii: "\n") ? bytes.count - 1 : bytes.count
    return LineChange(range: 0..<end, text: [], confidence: 0.99)
  }

  /// What a change could have been instead, the likeliest first: with the second choice in one of its gaps.
  private static func candidates(_ reading: MojibakeLine.Reading, _ change: LineChange, _ bytes: Span<UInt8>) -> [Candidate] {
    let doubtful = reading.gaps.filter { $0.doubt >= leastDoubt }.sorted { $0.doubt > $1.doubt }
    return doubtful.prefix(mostCandidates).compactMap { gap in
      guard let other = gap.other else { return nil }
      var line = reading
      line.codes[gap.place] = other.code
      let text = line.utf8
      let range = change.range.lowerBound..<text.count - (bytes.count - change.range.upperBound)
      guard range.lowerBound < range.upperBound else { return nil }
      return Candidate(String(decoding: text[range], as: UTF8.self), confidence: change.confidence * gap.doubt)
    }
  }

  private static let mostCandidates = 3
  private static let leastDoubt = 0.01
}
