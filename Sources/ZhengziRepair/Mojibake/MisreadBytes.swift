// SPDX-License-Identifier: Apache-2.0

/// The bytes that a reader may have had before it when it gave a line.
struct MisreadBytes {
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
  private(set) var bytes: [UInt8] = []
  private(set) var certainty: [Certainty] = []
  /// For each byte, the index of the character that starts with it, or -1.
  private(set) var starts: [Int32] = []
  private(set) var foreignCount = 0
  private(set) var lostCount = 0

  init(_ codes: [UInt32], _ reader: Reader) {
    self.codes = codes
    self.reader = reader
    bytes.reserveCapacity(codes.count * 2 + 4)
    for (index, code) in codes.enumerated() { append(code, Int32(index)) }
  }

  private mutating func append(_ code: UInt32, _ index: Int32) {
    let start = bytes.count
    var kind = Certainty.known
    if code == 0xFFFD || code == 0x3F {
      bytes.append(0x3F)
      kind = .lost
      lostCount += 1
    } else if !reader.encode(code, into: &bytes) {
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

  /// Whether a third of the bytes above 7F, at least two characters of them, make well-formed UTF-8 of three bytes or four.
  ///
  /// Those of two bytes are no East Asian characters, and any two bytes are soon one by chance.
  var resemblesUTF8: Bool {
    var sequences = 0
    var covered = 0
    var high = 0
    var i = 0
    while i < bytes.count {
      guard bytes[i] >= 0x80 else {
        i += 1
        continue
      }
      let length = bytes.span.codePoint(at: i)?.length ?? 1
      sequences += length > 2 ? 1 : 0
      covered += length > 2 ? length : 0
      high += length
      i += length
    }
    return sequences > 1 && covered * 3 >= high
  }

  /// The whole line as text of `source`, or `nil` where any byte does not fit or may be lost.
  func decoded(as source: Source) -> [UInt32]? {
    guard foreignCount == 0, !hasLoss else { return nil }
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
