// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What a character can have been of which bytes were lost.
struct LostBytes {
  struct Candidate {
    var code: UInt32
    /// Bytes of the line that it takes.
    var length: Int
    /// How many of its bytes were lost.
    var lost: Int
    /// What it costs more because its form is of the other script.
    var dearness: Float = 0
  }

  let misread: MisreadBytes
  let source: Source
  let language: LineLanguage
  /// How many candidates a character has at most.
  let most: Int
  /// Whether control characters U+0080…U+009F may have been deleted.
  let dropsControls: Bool
  /// Made when a byte is lost: most lines have them all.
  private var characters: CommonCharacters { .of(language) }

  init(_ misread: MisreadBytes, _ source: Source, in language: LineLanguage, most: Int, dropsControls: Bool) {
    self.misread = misread
    self.source = source
    self.language = language
    self.most = most
    self.dropsControls = dropsControls
  }

  /// Appends the candidates for the character at `position`, the commonest `most` of them; none where no byte of it is lost.
  func append(at position: Int, to candidates: inout [Candidate]) {
    switch source {
    case .utf8:
      appendUTF8(position, &candidates)
      if dropsControls { appendDropped(position, &candidates) }
    case .double(let codec): appendDouble(codec, position, &candidates)
    }
  }

  // MARK: - UTF-8

  /// Characters of UTF-8 of which some bytes are lost, or cut off by the line's end.
  private func appendUTF8(_ position: Int, _ candidates: inout [Candidate]) {
    appendPairs(position, &candidates)
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
      case .foreign: return
      case .known:
        let byte = misread.bytes[position + k]
        guard k == 0 ? byte >= 0xE2 && byte < 0xF0 : byte & 0xC0 == 0x80 else { return }
      }
    }
    guard lost > 0, length == 3 || misread.certainty[position] == .known else { return }
    // Of a character of which nothing is known only the commonest are worth a look.
    var left = lost == 3 ? most / 4 : most
    for code in characters(at: position, lost: lost) where left > 0 && fits(code, position, length) {
      candidates.append(Candidate(code: code, length: length, lost: lost))
      left -= 1
    }
  }

  /// The characters among which those are that have the bytes which are known.
  private func characters(at position: Int, lost: Int) -> [UInt32] {
    if misread.certainty[position] == .known {
      let lead = misread.bytes[position]
      let isSecondKnown = position + 1 < misread.bytes.count && misread.certainty[position + 1] == .known
      return isSecondKnown ? characters.startingWith(lead, misread.bytes[position + 1]) : characters.startingWith(lead)
    }
    if lost == 3 { return characters.all }
    var found: [(code: UInt32, cost: Float)] = []
    for lead in UInt32(0xE2)...0xEF {
      for second in values(position + 1) {
        for third in values(position + 2) {
          let code: UInt32 = (lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
          if CommonCharacters.isUsual(code) { found.append((code, language.cost(of: code))) }
        }
      }
    }
    found.sort { $0.cost < $1.cost }
    return found.map { $0.code }
  }

  private func values(_ place: Int) -> ClosedRange<UInt8> {
    misread.certainty[place] == .known ? misread.bytes[place]...misread.bytes[place] : 0x80...0xBF
  }

  /// Letters of two bytes of which the second is lost.
  private func appendPairs(_ position: Int, _ candidates: inout [Candidate]) {
    guard misread.certainty[position] == .known, position + 1 < misread.bytes.count else { return }
    let lead = misread.bytes[position]
    guard lead >= 0xC2, lead < 0xE0, misread.certainty[position + 1] == .lost else { return }
    for trail in UInt8(0x80)...0xBF where isLost(trail, position + 1, next: nil) {
      candidates.append(Candidate(code: UInt32(lead & 0x1F) << 6 | UInt32(trail & 0x3F), length: 2, lost: 1))
    }
  }

  /// Whether a character of three bytes has those that are known, and the others are such as get lost there.
  @inline(__always)
  private func fits(_ code: UInt32, _ position: Int, _ length: Int) -> Bool {
    let bytes = (UInt8(0xE0 | code >> 12), UInt8(0x80 | code >> 6 & 0x3F), UInt8(0x80 | code & 0x3F))
    guard code >= 0x800, isKnown(bytes.0, position), length < 2 || isKnown(bytes.1, position + 1) else { return false }
    guard length < 3 || isKnown(bytes.2, position + 2) else { return false }
    return isLost(bytes.0, position, next: length > 1 ? bytes.1 : nil)
      && isLost(bytes.1, position + 1, next: length > 2 ? bytes.2 : nil) && isLost(bytes.2, position + 2, next: nil)
  }

  @inline(__always)
  private func isKnown(_ byte: UInt8, _ place: Int) -> Bool {
    misread.certainty[place] == .lost || misread.bytes[place] == byte
  }

  /// Whether a byte is known, or one that the reader loses at a place; `next` is the byte after it where that is of the same character.
  private func isLost(_ byte: UInt8, _ place: Int, next: UInt8?) -> Bool {
    guard place < misread.bytes.count, misread.certainty[place] == .lost else { return true }
    guard place + 1 < misread.bytes.count else { return misread.reader.loses(byte, before: nil) }
    let known = misread.certainty[place + 1] == .known ? misread.bytes[place + 1] : nil
    return misread.reader.loses(byte, before: next ?? known)
  }

  /// Three-byte characters whose bytes 80 to 9F were deleted.
  private func appendDropped(_ position: Int, _ candidates: inout [Candidate]) {
    guard misread.certainty[position] == .known, misread.bytes[position] >= 0xE2, misread.bytes[position] < 0xF0 else { return }
    let codes = characters.startingWith(misread.bytes[position])
    var left = most
    for code in codes where left > 0 && Self.isDropped(code >> 6) && Self.isDropped(code) {
      candidates.append(Candidate(code: code, length: 1, lost: 2))
      left -= 1
    }
    guard position + 1 < misread.bytes.count, misread.certainty[position + 1] == .known else { return }
    let known = misread.bytes[position + 1]
    guard known & 0xC0 == 0x80 else { return }
    for code in characters.startingWith(misread.bytes[position], known) where Self.isDropped(code) {
      candidates.append(Candidate(code: code, length: 2, lost: 1))
    }
    for second in UInt8(0x80)..<0xA0 {
      let code = UInt32(misread.bytes[position] & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(known & 0x3F)
      if CommonCharacters.isUsual(code) { candidates.append(Candidate(code: code, length: 2, lost: 1)) }
    }
  }

  /// Whether the lowest six bits make a byte 80 to 9F.
  private static func isDropped(_ bits: UInt32) -> Bool { bits & 0x20 == 0 }

  // MARK: - Two bytes

  /// Two-byte characters of which one or both bytes are lost, or the second is cut off by the line's end.
  private func appendDouble(_ codec: DoubleByteCodec, _ position: Int, _ candidates: inout [Candidate]) {
    let hasTrail = position + 1 < misread.bytes.count
    let isLeadLost = misread.certainty[position] == .lost
    let isTrailLost = !hasTrail || misread.certainty[position + 1] == .lost
    guard isLeadLost || isTrailLost, hasTrail || !isLeadLost else { return }
    guard !hasTrail || misread.certainty[position + 1] != .foreign else { return }
    if isLeadLost, isTrailLost { return appendUnknown(codec, position, &candidates) }
    var found: [(code: UInt32, cost: Float)] = []
    let leads = isLeadLost ? 0x81...0xFE : misread.bytes[position]...misread.bytes[position]
    let trails = isTrailLost ? 0x40...0xFE : misread.bytes[position + 1]...misread.bytes[position + 1]
    guard leads.lowerBound >= 0x81 else { return }
    for lead in leads {
      for trail in trails {
        guard let code = codec.decode(lead, trail), CommonCharacters.isUsual(code) else { continue }
        guard isLost(lead, position, next: hasTrail ? trail : nil), isLost(trail, position + 1, next: nil) else { continue }
        found.append((code, language.cost(of: code)))
      }
    }
    if found.count > most { found.sort { $0.cost < $1.cost } }
    for item in found.prefix(most) { candidates.append(Candidate(code: item.code, length: hasTrail ? 2 : 1, lost: 1)) }
  }

  /// The commonest characters of two bytes that both get lost.
  private func appendUnknown(_ codec: DoubleByteCodec, _ position: Int, _ candidates: inout [Candidate]) {
    var left = most / 2
    var bytes: [UInt8] = []
    for code in characters.all where left > 0 {
      bytes.removeAll(keepingCapacity: true)
      guard codec.encode(code, into: &bytes), bytes.count == 2 else { continue }
      guard isLost(bytes[0], position, next: bytes[1]), isLost(bytes[1], position + 1, next: nil) else { continue }
      candidates.append(Candidate(code: code, length: 2, lost: 2))
      left -= 1
    }
  }
}
