// SPDX-License-Identifier: Apache-2.0

/// What kinds of bytes a window holds: found in one scan, so that every repair can decline in one test.
///
/// A kind that is absent is surely absent; one that is present only calls for a closer look.
/// Cost: one pass with vector comparisons, 4 to 8 GB/s.
public struct Profile: Sendable, Equatable {
  /// The kinds that occur.
  public var kinds: Kinds

  public init(kinds: Kinds = []) {
    self.kinds = kinds
  }

  /// Whether any of these kinds occurs.
  @inlinable
  public func contains(anyOf kinds: Kinds) -> Bool { !self.kinds.isDisjoint(with: kinds) }

  /// Kinds of bytes and short byte sequences.
  public struct Kinds: OptionSet, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
      self.rawValue = rawValue
    }

    /// `&`: entities.
    public static let ampersand = Kinds(rawValue: 1 << 0)
    /// `\`: escapes.
    public static let backslash = Kinds(rawValue: 1 << 1)
    /// `%`: percent escapes.
    public static let percent = Kinds(rawValue: 1 << 2)
    /// `=?`: encoded words.
    public static let encodedWord = Kinds(rawValue: 1 << 3)
    /// `?`: what an encoder could not write.
    public static let question = Kinds(rawValue: 1 << 4)
    /// U+0000–001F but tab, line feed and carriage return, and U+007F.
    public static let control = Kinds(rawValue: 1 << 5)
    /// U+0080–01FF: Latin letters with marks (toned pinyin among them), Latin-1 signs, C1 controls.
    public static let latin = Kinds(rawValue: 1 << 6)
    /// U+0200–07FF: Greek, Cyrillic, Hebrew, Arabic and other two-byte sequences.
    public static let otherTwoByte = Kinds(rawValue: 1 << 7)
    /// U+E000–FAFF: private use, and compatibility ideographs.
    public static let privateUse = Kinds(rawValue: 1 << 8)
    /// U+FFC0–FFFF: U+FFFD above all.
    public static let replacement = Kinds(rawValue: 1 << 9)
    /// U+10000 and above.
    public static let supplementary = Kinds(rawValue: 1 << 10)
    /// Bytes that never occur in UTF-8.
    public static let notUTF8 = Kinds(rawValue: 1 << 11)
  }
}

extension Profile {
  /// Scans a window of any bytes.
  public init(_ window: Span<UInt8>) {
    var scan = ProfileScan()
    window.withUnsafeBufferPointer { scan.add($0) }
    self.init(kinds: scan.kinds)
  }
}

/// The vector kernel behind ``Profile``.
private struct ProfileScan {
  typealias Vector = SIMD16<UInt8>
  typealias Mask = SIMDMask<SIMD16<Int8>>

  private var ampersand = Vector.zero
  private var backslash = Vector.zero
  private var percent = Vector.zero
  private var encodedWord = Vector.zero
  private var question = Vector.zero
  private var control = Vector.zero
  private var latin = Vector.zero
  private var otherTwoByte = Vector.zero
  private var privateUse = Vector.zero
  private var replacement = Vector.zero
  private var supplementary = Vector.zero
  private var notUTF8 = Vector.zero

  /// The window's last bytes are read once more, after zeros.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    let width = Vector.scalarCount
    var i = 0
    // SAFETY: each turn reads `width + 1` bytes from `i`, which stay below the count.
    while i + width < bytes.count {
      let raw = UnsafeRawPointer(start + i)
      add(raw.loadUnaligned(as: Vector.self), raw.loadUnaligned(fromByteOffset: 1, as: Vector.self))
      i += width
    }
    var (last, next) = (Vector(repeating: 0x20), Vector(repeating: 0x20))
    for k in i..<bytes.count {
      last[k - i] = bytes[k]
      if k + 1 < bytes.count { next[k - i] = bytes[k + 1] }
    }
    add(last, next)
  }

  @inline(__always)
  private mutating func add(_ v: Vector, _ next: Vector) {
    ampersand |= Self.has(v, 0x26)
    backslash |= Self.has(v, 0x5C)
    percent |= Self.has(v, 0x25)
    encodedWord |= Self.has(v, 0x3D) & Self.has(next, 0x3F)
    question |= Self.has(v, 0x3F)
    control |= Self.has(v, 0x00...0x08) | Self.has(v, 0x0B...0x0C) | Self.has(v, 0x0E...0x1F) | Self.has(v, 0x7F)
    latin |= Self.has(v, 0xC2...0xC7)
    otherTwoByte |= Self.has(v, 0xC8...0xDF)
    let isHighest = Self.has(v, 0xEF)
    privateUse |= Self.has(v, 0xEE) | isHighest & Self.has(next, 0x80...0xAB)
    replacement |= isHighest & Self.has(next, 0xBF)
    supplementary |= Self.has(v, 0xF0...0xF4)
    notUTF8 |= Self.has(v, 0xF5...0xFF) | Self.has(v, 0xC0...0xC1)
  }

  @inline(__always)
  private static func has(_ v: Vector, _ byte: UInt8) -> Vector {
    bits(v .== Vector(repeating: byte))
  }

  @inline(__always)
  private static func has(_ v: Vector, _ range: ClosedRange<UInt8>) -> Vector {
    bits((v &- Vector(repeating: range.lowerBound)) .<= Vector(repeating: range.upperBound &- range.lowerBound))
  }

  /// All bits of each element that is true.
  @inline(__always)
  private static func bits(_ mask: Mask) -> Vector {
    // SAFETY: a mask is a vector of the same width whose elements are 0 or -1; `replacing(with:where:)` is far slower.
    unsafeBitCast(mask, to: Vector.self)
  }

  var kinds: Profile.Kinds {
    let found: [(Vector, Profile.Kinds)] = [
      (ampersand, .ampersand), (backslash, .backslash), (percent, .percent), (encodedWord, .encodedWord), (question, .question),
      (control, .control), (latin, .latin), (otherTwoByte, .otherTwoByte), (privateUse, .privateUse), (replacement, .replacement),
      (supplementary, .supplementary), (notUTF8, .notUTF8),
    ]
    return found.reduce(into: []) { kinds, pair in
      if pair.0.max() != 0 { kinds.insert(pair.1) }
    }
  }
}
