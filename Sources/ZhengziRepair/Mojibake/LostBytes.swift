// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What a character can have been of which bytes were lost.
enum LostBytes {
  struct Candidate {
    var code: UInt32
    /// Bytes of the line that it takes.
    var length: Int
    /// How many of its bytes were lost.
    var lost: Int
  }

  /// The candidates for the character at `position`, the commonest `most` of them; none where no byte of it is lost.
  static func candidates(
    _ misread: MisreadBytes, _ source: Source, at position: Int, most: Int, dropsControls: Bool
  ) -> [Candidate] {
    switch source {
    case .utf8:
      let candidates = utf8(misread, at: position) + (dropsControls ? dropped(misread, at: position) : [])
      return commonest(candidates, most)
    case .double(let codec):
      return commonest(double(misread, codec, at: position, isThorough: most > 64), most)
    }
  }

  // MARK: - UTF-8

  /// Three-byte characters of which one or two bytes are lost, or cut off by the line's end.
  private static func utf8(_ misread: MisreadBytes, at position: Int) -> [Candidate] {
    var lost = 0
    var length = 0
    for k in 0..<3 {
      guard position + k < misread.bytes.count else {
        lost += 1
        continue
      }
      length += 1
      switch misread.certainty[position + k] {
      case .lost: lost += 1
      case .foreign: return []
      case .known:
        let byte = misread.bytes[position + k]
        guard k == 0 ? byte >= 0xE2 && byte < 0xF0 : byte & 0xC0 == 0x80 else { return [] }
      }
    }
    guard lost > 0, lost < 3 else { return [] }
    var candidates: [Candidate] = []
    for lead in values(misread, position, 0xE2...0xEF) {
      for second in values(misread, position + 1, 0x80...0xBF) {
        for third in values(misread, position + 2, 0x80...0xBF) {
          let code = UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
          guard isUsual(code), isLost(lead, misread, position, next: second) else { continue }
          guard isLost(second, misread, position + 1, next: third), isLost(third, misread, position + 2, next: nil) else { continue }
          candidates.append(Candidate(code: code, length: length, lost: lost))
        }
      }
    }
    return candidates
  }

  private static func values(_ misread: MisreadBytes, _ position: Int, _ range: ClosedRange<UInt8>) -> ClosedRange<UInt8> {
    guard position < misread.bytes.count, misread.certainty[position] == .known else { return range }
    return misread.bytes[position]...misread.bytes[position]
  }

  /// Whether a byte is one that the reader loses at a place; `next` is the byte after it where that is of the same character.
  private static func isLost(_ byte: UInt8, _ misread: MisreadBytes, _ place: Int, next: UInt8?) -> Bool {
    guard place < misread.bytes.count, misread.certainty[place] == .lost else { return true }
    guard place + 1 < misread.bytes.count else { return misread.reader.loses(byte, before: nil) }
    let known = misread.certainty[place + 1] == .known ? misread.bytes[place + 1] : nil
    return misread.reader.loses(byte, before: next ?? known)
  }

  private static func isUsual(_ code: UInt32) -> Bool {
    switch CharacterKind(code) {
    case .commonHan, .rareHan, .hiragana, .katakana, .hangul, .wide, .openQuote, .closeQuote, .punctuation, .dash: true
    default: false
    }
  }

  private static func commonest(_ candidates: [Candidate], _ most: Int) -> [Candidate] {
    guard candidates.count > most else { return candidates }
    let model = LanguageModel.standard
    let costs = candidates.map { candidate in model.token(candidate.code).map { model.cost(of: $0) } ?? 30 }
    return candidates.indices.sorted { costs[$0] < costs[$1] }.prefix(most).map { candidates[$0] }
  }

  /// Three-byte characters whose bytes 80 to 9F were deleted.
  private static func dropped(_ misread: MisreadBytes, at position: Int) -> [Candidate] {
    guard misread.certainty[position] == .known, misread.bytes[position] >= 0xE2, misread.bytes[position] < 0xF0 else { return [] }
    let lead = UInt32(misread.bytes[position] & 0x0F) << 12
    var candidates: [Candidate] = []
    func add(_ second: UInt32, _ third: UInt32, _ length: Int, _ lost: Int) {
      let code = lead | (second & 0x3F) << 6 | third & 0x3F
      if code >= 0x2000, isUsual(code) { candidates.append(Candidate(code: code, length: length, lost: lost)) }
    }
    for second in UInt32(0x80)..<0xA0 {
      for third in UInt32(0x80)..<0xA0 { add(second, third, 1, 2) }
    }
    if position + 1 < misread.bytes.count, misread.certainty[position + 1] == .known, misread.bytes[position + 1] & 0xC0 == 0x80 {
      let known = UInt32(misread.bytes[position + 1])
      for other in UInt32(0x80)..<0xA0 {
        add(known, other, 2, 1)
        add(other, known, 2, 1)
      }
    }
    return candidates
  }

  // MARK: - Two bytes

  /// Two-byte characters of which one or both bytes are lost, or the second is cut off by the line's end.
  ///
  /// Both only if the search is thorough: there are thousands.
  private static func double(
    _ misread: MisreadBytes, _ codec: DoubleByteCodec, at position: Int, isThorough: Bool
  ) -> [Candidate] {
    let hasTrail = position + 1 < misread.bytes.count
    let isLeadLost = misread.certainty[position] == .lost
    let isTrailLost = !hasTrail || misread.certainty[position + 1] == .lost
    guard isThorough ? isLeadLost || isTrailLost : isLeadLost != isTrailLost, hasTrail || !isLeadLost else { return [] }
    guard !hasTrail || misread.certainty[position + 1] != .foreign else { return [] }
    let leads = isLeadLost ? 0x81...0xFE : misread.bytes[position]...misread.bytes[position]
    let trails = isTrailLost ? 0x40...0xFE : misread.bytes[position + 1]...misread.bytes[position + 1]
    guard leads.lowerBound >= 0x81 else { return [] }
    var candidates: [Candidate] = []
    for lead in leads {
      for trail in trails {
        guard let code = codec.decode(lead, trail), isUsual(code) else { continue }
        guard !isLeadLost || isLost(lead, misread, position, next: trail) else { continue }
        guard !isTrailLost || !hasTrail || isLost(trail, misread, position + 1, next: nil) else { continue }
        candidates.append(Candidate(code: code, length: hasTrail ? 2 : 1, lost: (isLeadLost ? 1 : 0) + (isTrailLost ? 1 : 0)))
      }
    }
    return candidates
  }
}
