// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// What the characters of a line gain one by one if a codec of two bytes read what was written in another encoding.
///
/// Han that came about so is rare, and what it was is common. So for each pair of reader and source the gains are added up along the line,
/// never below zero (a CUSUM test): verse and lists of names surprise as much as misread text does, but nothing explains them so well.
///
/// Cost: 10 to 20 instructions a character; 0.5 µs for each that is new. Memory: up to 560 KB, once a line is asked about.
struct RereadingGain {
  /// The sum from which a pair explains a line.
  private static let limit = 40
  /// How much more is needed for each Han character: what misreads them spares no long stretch.
  private static let slope = 1
  /// What is taken off for a character that no text of the source becomes.
  private static let worst: Int16 = -24
  /// What bytes of UTF-8 are below the surprise of ordinary characters: two bytes are two thirds of one, which costs 28 in the mean.
  private static let utf8: Int16 = 9

  /// Gains of characters that were met, at the place of their lowest bits.
  private var known: [Gains] = []
  private var codes: [UInt32] = []
  private static let size = 8192
  /// Those of a character that is met for the first time.
  private var bytes: [UInt8] = []

  /// Whether some reader and source may explain a line; also where it has characters of other kinds, which readers of one byte and lost
  /// bytes leave.
  mutating func mayExplain(_ line: [UInt32]) -> Bool {
    if known.isEmpty {
      known = [Gains](repeating: Gains(repeating: 0), count: Self.size)
      codes = [UInt32](repeating: 0, count: Self.size)
    }
    var sums = Gains(repeating: 0)
    var highest = sums
    var length = 0
    for code in line where code >= 0x80 {
      guard Self.concerns(code) else { return true }
      length += code >= 0x3400 ? 1 : 0
      sums.rise(by: gains(of: code))
      highest.cover(sums)
    }
    return highest.max >= min(length < LineSurprise.shortest ? Self.limit : Self.limit + Self.slope * length, Gains.most)
  }

  /// Han, and the marks that go with it.
  @inline(__always)
  private static func concerns(_ code: UInt32) -> Bool {
    code &- 0x3400 < 0xA000 - 0x3400 || code &- 0x3000 < 0x3020 - 0x3000 && code != Suspicion.misreadLongVowel
      || code &- 0xFF01 < 0xFF5F - 0xFF01 || code &- 0x2010 < 0x2028 - 0x2010
  }

  @inline(__always)
  private mutating func gains(of code: UInt32) -> Gains {
    let place = Int(code) & (Self.size - 1)
    if codes[place] != code { learn(code, at: place) }
    return known[place]
  }

  @inline(never)
  private mutating func learn(_ code: UInt32, at place: Int) {
    codes[place] = code
    var gains = Gains(repeating: Self.worst)
    var lane = 0
    for reader in DoubleByteCodec.allCases {
      bytes.removeAll(keepingCapacity: true)
      let isRead = reader.encode(code, into: &bytes)
      for source in Source.all where source != .double(reader) {
        if isRead { gains[lane] = gain(of: code, from: source) }
        lane += 1
      }
    }
    known[place] = gains
  }

  /// What a character gains if its bytes were one of the source.
  private func gain(of code: UInt32, from source: Source) -> Int16 {
    let surprise = CodecTables.shared.surprise
    guard surprise.count == 0x10000 else { return 0 }
    let own = Int16(surprise[Int(code)])
    if source == .utf8 { return bytes.allSatisfy(Self.isUTF8) ? max(Self.worst, own + Self.utf8) : Self.worst }
    guard case .double(let codec) = source, bytes.count == 2, let was = codec.decode(bytes[0], bytes[1]) else { return Self.worst }
    return was < 0x10000 ? max(Self.worst, own - Int16(surprise[Int(was)])) : Self.worst
  }

  /// Bytes of East Asian text in UTF-8, and the leads C2 and C3, which text has that was read as ISO 8859-1 before.
  private static func isUTF8(_ byte: UInt8) -> Bool {
    byte & 0xC0 == 0x80 || byte | 1 == 0xC3 || byte >= 0xE2 && byte < 0xF0
  }
}

/// A number for each pair of reader and source, in quarter nats. Vectors of eight: longer ones are taken apart into elements by the compiler.
private struct Gains {
  private typealias Vector = SIMD8<Int16>
  private var parts: (Vector, Vector, Vector, Vector)

  /// No sum grows beyond.
  static let most = 16000

  init(repeating value: Int16) {
    let part = Vector(repeating: value)
    parts = (part, part, part, part)
  }

  subscript(lane: Int) -> Int16 {
    get {
      switch lane >> 3 {
      case 0: parts.0[lane & 7]
      case 1: parts.1[lane & 7]
      case 2: parts.2[lane & 7]
      default: parts.3[lane & 7]
      }
    }
    set {
      switch lane >> 3 {
      case 0: parts.0[lane & 7] = newValue
      case 1: parts.1[lane & 7] = newValue
      case 2: parts.2[lane & 7] = newValue
      default: parts.3[lane & 7] = newValue
      }
    }
  }

  /// The largest of them.
  var max: Int { Int(Swift.max(parts.0.max(), parts.1.max(), parts.2.max(), parts.3.max())) }

  /// Adds, but never falls below zero.
  @inline(__always)
  mutating func rise(by other: Gains) {
    parts.0 = Self.sum(parts.0, other.parts.0)
    parts.1 = Self.sum(parts.1, other.parts.1)
    parts.2 = Self.sum(parts.2, other.parts.2)
    parts.3 = Self.sum(parts.3, other.parts.3)
  }

  /// Keeps what is larger of each.
  @inline(__always)
  mutating func cover(_ other: Gains) {
    parts.0 = pointwiseMax(parts.0, other.parts.0)
    parts.1 = pointwiseMax(parts.1, other.parts.1)
    parts.2 = pointwiseMax(parts.2, other.parts.2)
    parts.3 = pointwiseMax(parts.3, other.parts.3)
  }

  @inline(__always)
  private static func sum(_ a: Vector, _ b: Vector) -> Vector {
    pointwiseMin(pointwiseMax(a &+ b, .zero), Vector(repeating: Int16(most)))
  }
}
