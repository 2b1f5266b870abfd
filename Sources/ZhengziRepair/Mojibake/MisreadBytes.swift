// SPDX-License-Identifier: Apache-2.0

/// The bytes that a reader may have had before it when it gave a line: a class, since many suppositions share them.
final class MisreadBytes {
  /// What a byte is known to be.
  enum Certainty: UInt8 {
    /// It was read, and is known.
    case known
    /// `?` or U+FFFD stands for it; a `?` may also be itself.
    case lost
    /// It is no byte at all: a character that the reader cannot have given.
    case foreign
  }

  let reader: Reader
  /// The line's characters.
  let codes: [UInt32]
  let bytes: [UInt8]
  let certainty: [Certainty]
  /// For each byte, the index of the character that starts with it, or -1.
  let starts: [Int32]
  let foreignCount: Int
  let lostCount: Int
  /// For each byte what it may have been instead, or 0; empty where there is no choice in the line.
  private let others: [UInt8]

  /// - Parameter hasOtherLayout: whether the reader's version of its codec is the one with ``OtherLayout``.
  init(_ codes: [UInt32], _ reader: Reader, hasOtherLayout: Bool = false) {
    self.codes = codes
    self.reader = reader
    var found = FoundBytes(reader, hasOtherLayout, capacity: codes.count * 2 + 4)
    for (index, code) in codes.enumerated() { found.append(code, Int32(index)) }
    (bytes, certainty, starts) = (found.bytes, found.certainty, found.starts)
    (foreignCount, lostCount) = (found.foreignCount, found.lostCount)
    if case .double(.shiftJIS) = reader { others = found.others(of: codes) } else { others = [] }
  }

  // MARK: - Choices

  /// Whether some character may have been read from other bytes as well.
  var hasOthers: Bool { !others.isEmpty }

  /// The other bytes that may have stood at a place, up to three.
  func otherBytes(at place: Int) -> [[UInt8]] {
    let end = min(place + 3, bytes.count)
    guard others[place..<end].contains(where: { $0 != 0 }), !certainty[place..<end].contains(.foreign) else { return [] }
    var found: [[UInt8]] = [[]]
    for k in place..<end {
      let kept = found.map { $0 + [bytes[k]] }
      found = others[k] == 0 ? kept : kept + found.map { $0 + [others[k]] }
    }
    return Array(found.dropFirst())
  }

  /// Whether any mark stands for a lost byte: U+FFFD does, and so does `?` where it ends nothing or follows another.
  private var hasLoss: Bool {
    guard lostCount > 0 else { return false }
    return codes.indices.contains { i in
      guard codes[i] == 0x3F else { return codes[i] == 0xFFFD }
      guard i + 1 < codes.count else { return false }
      switch codes[i + 1] {
      case 0x0A, 0x0D, 0x20, 0x22, 0x27, 0x29: return false
      default: return true
      }
    }
  }

  /// Whether another reader had the same bytes before it.
  func isSame(as other: MisreadBytes) -> Bool { bytes == other.bytes && certainty == other.certainty }

  /// Bytes above 7F that are of characters in UTF-8 as far as they are known, less what the reader cannot have given.
  var coveredByUTF8: Int {
    var covered = 0
    var i = 0
    while i < bytes.count {
      let length = certainty[i] == .known ? lengthInUTF8(i) : 1
      if length > 1 { covered += length }
      i += length
    }
    return covered - foreignCount
  }

  /// The length of the character of UTF-8 that starts at a byte if the lost ones are taken for its own, or 1.
  private func lengthInUTF8(_ place: Int) -> Int {
    let length = bytes[place] < 0xC2 ? 1 : bytes[place] < 0xE0 ? 2 : bytes[place] < 0xF0 ? 3 : 4
    for k in 1..<max(length, 1) {
      guard place + k < bytes.count, certainty[place + k] != .foreign else { return 1 }
      guard certainty[place + k] == .lost || bytes[place + k] & 0xC0 == 0x80 else { return 1 }
    }
    return length
  }

  /// Whether a third of the bytes above 7F, at least two characters of them, make UTF-8 of three bytes or four, one of which may be lost.
  ///
  /// Those of two bytes are no East Asian characters, and any two bytes are soon one by chance.
  var resemblesUTF8: Bool {
    let bytes = bytes
    var sequences = 0
    var covered = 0
    var high = 0
    var i = 0
    while i < bytes.count {
      guard bytes[i] >= 0x80 || certainty[i] == .lost && isTornUTF8(i) else {
        i += 1
        continue
      }
      let length = isTornUTF8(i) ? 3 : bytes.span.codePoint(at: i)?.length ?? 1
      sequences += length > 2 ? 1 : 0
      covered += length > 2 ? length : 0
      high += length
      i += length
    }
    return sequences > 1 && covered * 3 >= high
  }

  /// Whether three bytes are a character of UTF-8 of which one is lost.
  private func isTornUTF8(_ place: Int) -> Bool {
    guard place + 2 < bytes.count else { return false }
    var lost = 0
    for k in 0..<3 {
      switch certainty[place + k] {
      case .lost: lost += 1
      case .foreign: return false
      case .known: guard k == 0 ? bytes[place] >> 4 == 0xE : bytes[place + k] & 0xC0 == 0x80 else { return false }
      }
    }
    return lost == 1
  }

  /// The whole line as text of `source`, or `nil` where any byte does not fit or may be lost.
  func decoded(as source: Source) -> [UInt32]? {
    guard foreignCount == 0, !hasLoss else { return nil }
    let bytes = bytes
    var result: [UInt32] = []
    result.reserveCapacity(bytes.count / 2)
    var i = 0
    while i < bytes.count {
      guard let (code, length) = source.decode(bytes.span, at: i) else { return nil }
      result.append(code)
      i += length
    }
    return result
  }
}

/// The bytes of a line as they are found, character by character.
private struct FoundBytes {
  private let reader: Reader
  private let hasOtherLayout: Bool
  private(set) var bytes: [UInt8] = []
  private(set) var certainty: [MisreadBytes.Certainty] = []
  private(set) var starts: [Int32] = []
  private(set) var foreignCount = 0
  private(set) var lostCount = 0

  init(_ reader: Reader, _ hasOtherLayout: Bool, capacity: Int) {
    self.reader = reader
    self.hasOtherLayout = hasOtherLayout
    bytes.reserveCapacity(capacity)
    certainty.reserveCapacity(capacity)
    starts.reserveCapacity(capacity)
  }

  mutating func append(_ code: UInt32, _ index: Int32) {
    let start = bytes.count
    var kind = MisreadBytes.Certainty.known
    if code == 0xFFFD || code == 0x3F {
      bytes.append(0x3F)
      kind = .lost
      lostCount += 1
    } else if !encode(code) {
      bytes.append(0)
      kind = .foreign
      foreignCount += 1
    }
    starts.append(index)
    certainty.append(kind)
    for _ in start + 1..<max(bytes.count, start + 1) {
      starts.append(-1)
      certainty.append(.known)
    }
  }

  private mutating func encode(_ code: UInt32) -> Bool {
    if hasOtherLayout, case .double(let codec) = reader, OtherLayout.encode(code, codec, into: &bytes) { return true }
    return reader.encode(code, into: &bytes)
  }

  /// For each byte what another version of Shift-JIS may have read there, or 0; empty where that is nothing.
  func others(of codes: [UInt32]) -> [UInt8] {
    var others: [UInt8] = []
    for place in bytes.indices where starts[place] >= 0 {
      guard let cell = OtherLayout.shiftJIS[codes[Int(starts[place])]] else { continue }
      if others.isEmpty { others = [UInt8](repeating: 0, count: bytes.count) }
      guard place + 1 < bytes.count, starts[place + 1] < 0 else { continue }
      others[place] = UInt8(cell >> 8)
      others[place + 1] = UInt8(truncatingIfNeeded: cell)
    }
    return others
  }
}

extension Source {
  /// The character that starts at `i` and its length in bytes, or `nil` where none does.
  @inline(__always)
  func decode(_ bytes: Span<UInt8>, at i: Int) -> (code: UInt32, length: Int)? {
    switch self {
    case .utf8: return bytes.codePoint(at: i).map { ($0.value, $0.length) }
    case .double(let codec): return codec.decode(bytes, at: i).map { ($0.code, $0.length) }
    }
  }
}
