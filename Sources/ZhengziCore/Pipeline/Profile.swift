// SPDX-License-Identifier: Apache-2.0

/// What kinds of bytes a window holds, so that every repair can decline in one test.
///
/// A kind that is absent is surely absent; one that is present only calls for a closer look.
/// Cost: one pass with vector comparisons for each kind that is sought, 20 to 40 GB/s; it ends where the kind is found.
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
  /// Scans a window of any bytes for some kinds; others count as absent.
  public init(_ window: Span<UInt8>, seeking sought: Kinds = .all) {
    var found = Kinds()
    window.withUnsafeBufferPointer { bytes in
      let scan = KindScan(bytes: bytes)
      for kind in Kinds.each where sought.contains(kind) && scan.holds(kind) { found.insert(kind) }
    }
    self.init(kinds: found)
  }
}

extension Profile.Kinds {
  fileprivate static let each = (0..<12).map { Profile.Kinds(rawValue: 1 << $0) }
  /// Every kind.
  public static let all = Profile.Kinds(rawValue: 1 << 12 - 1)
}

/// The vector kernel behind ``Profile``.
private struct KindScan {
  typealias Vector = SIMD16<UInt8>
  typealias Mask = SIMDMask<SIMD16<Int8>>

  let bytes: UnsafeBufferPointer<UInt8>

  /// Bytes between two looks at what was found.
  private static let stride = 4 << 10

  func holds(_ kind: Profile.Kinds) -> Bool {
    switch kind {
    case .ampersand: any { v, _ in Self.has(v, 0x26) }
    case .backslash: any { v, _ in Self.has(v, 0x5C) }
    case .percent: any { v, _ in Self.has(v, 0x25) }
    case .encodedWord: any { v, next in Self.has(v, 0x3D) & Self.has(next, 0x3F) }
    case .question: any { v, _ in Self.has(v, 0x3F) }
    case .control:
      any { v, _ in Self.has(v, 0x00...0x08) | Self.has(v, 0x0B...0x0C) | Self.has(v, 0x0E...0x1F) | Self.has(v, 0x7F) }
    case .latin: any { v, _ in Self.has(v, 0xC2...0xC7) }
    case .otherTwoByte: any { v, _ in Self.has(v, 0xC8...0xDF) }
    case .privateUse: any { v, next in Self.has(v, 0xEE) | Self.has(v, 0xEF) & Self.has(next, 0x80...0xAB) }
    case .replacement: any { v, next in Self.has(v, 0xEF) & Self.has(next, 0xBF) }
    case .supplementary: any { v, _ in Self.has(v, 0xF0...0xF4) }
    default: any { v, _ in Self.has(v, 0xF5...0xFF) | Self.has(v, 0xC0...0xC1) }
    }
  }

  /// Whether a test holds for any byte and the one after it. The window's last bytes are read once more, before spaces.
  @inline(__always)
  private func any(_ test: (Vector, Vector) -> Vector) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    let width = Vector.scalarCount
    var i = 0
    while i + width < bytes.count {
      var found = Vector.zero
      let end = min(i + Self.stride, bytes.count - width)
      while i < end {
        // SAFETY: each turn reads `width + 1` bytes from `i`, which is below the count by more than `width`.
        let raw = UnsafeRawPointer(start + i)
        found |= test(raw.loadUnaligned(as: Vector.self), raw.loadUnaligned(fromByteOffset: 1, as: Vector.self))
        i += width
      }
      if found.max() != 0 { return true }
    }
    let (last, next) = last(from: start, i)
    return test(last, next).max() != 0
  }

  /// The bytes from a place on, sixteen at most, and those one further on, both before spaces.
  @inline(__always)
  private func last(from start: UnsafePointer<UInt8>, _ i: Int) -> (Vector, Vector) {
    let spaces = Vector(repeating: 0x20)
    var padded = (spaces, spaces, spaces)
    return withUnsafeMutableBytes(of: &padded) { padded in
      // SAFETY: what is left is at most sixteen bytes, and 48 are there.
      padded.copyMemory(from: UnsafeRawBufferPointer(start: start + i, count: bytes.count - i))
      return (padded.loadUnaligned(as: Vector.self), padded.loadUnaligned(fromByteOffset: 1, as: Vector.self))
    }
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
}
