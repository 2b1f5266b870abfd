// SPDX-License-Identifier: Apache-2.0

/// What a character of a plain line is.
enum PlainKind: UInt8 {
  case edge, space, letter, digit, han
  /// A mark of ASCII that stays, but a bracket, or a line of a drawing.
  case mark
  /// A bracket of ASCII that stays.
  case bracket
  /// 、。，：；, of which two in a row are no plain text.
  case stop
  /// ）》
  case closer
  /// ！？（《〈〉
  case wideMark
  /// 【】
  case frame
  case quote, dash, ellipsis
  case other

  /// Whether spaces beside it go.
  @inline(__always)
  var ownsNoSpace: Bool { self == .stop || self == .closer || self == .wideMark }

  /// Whether it belongs to Chinese text: Han, or a full-width mark but a quotation mark.
  @inline(__always)
  var isHan: Bool {
    switch self {
    case .han, .stop, .closer, .wideMark, .frame, .dash, .ellipsis: true
    default: false
    }
  }

  static let ofASCII: [PlainKind] = (0..<0x80).map { code in
    switch UInt8(code) {
    case UInt8(ascii: " "): .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "%"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""),
      UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"):
      .mark
    default: .other
    }
  }
}

/// The bytes of a plain line.
struct PlainBytes {
  private let bytes: UnsafeRawBufferPointer
  private let kinds: UnsafeBufferPointer<PlainKind>
  var count: Int { bytes.count }

  init(_ bytes: UnsafeRawBufferPointer, _ kinds: UnsafeBufferPointer<PlainKind>) {
    self.bytes = bytes
    self.kinds = kinds
  }

  /// The byte at the place, or NUL outside the line.
  @inline(__always)
  subscript(i: Int) -> UInt8 { i >= 0 && i < bytes.count ? bytes[i] : 0 }

  subscript(range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[range]) }

  /// The kind of a byte of ASCII.
  @inline(__always)
  func kind(_ i: Int) -> PlainKind {
    let byte = self[i]
    return byte < 0x80 ? kinds[Int(byte)] : .other
  }

  @inline(__always)
  func isDigit(_ i: Int) -> Bool { self[i] &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  func isAlphanumeric(_ i: Int) -> Bool { Self.isAlphanumeric(self[i]) }

  @inline(__always)
  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || isLetter(byte)
  }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  /// Whether the byte is one of code that neither quotes nor starts a comment.
  func isPlainCode(_ i: Int) -> Bool {
    switch self[i] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "/"), UInt8(ascii: "#"): false
    case UInt8(ascii: "-"): self[i + 1] != UInt8(ascii: "-")
    default: self[i] >= 0x20 && self[i] < 0x7F || isHan(i) || self[i] & 0xC0 == 0x80
    }
  }

  /// Whether an ideograph of U+4E00 to U+9FFF stands there.
  @inline(__always)
  func isHan(_ i: Int) -> Bool {
    guard i >= 0, i &+ 2 < bytes.count, bytes[i] &- 0xE4 <= 5, bytes[i &+ 1] & 0xC0 == 0x80, bytes[i &+ 2] & 0xC0 == 0x80 else {
      return false
    }
    return bytes[i] > 0xE4 || bytes[i &+ 1] >= 0xB8
  }

  /// Whether a quotation mark of full width stands there.
  func isQuote(_ i: Int) -> Bool {
    switch wideMark(i) {
    case 0x201C, 0x201D, 0x300C, 0x300D, 0x300E, 0x300F: true
    default: false
    }
  }

  /// Whether `│` stands there.
  func isDrawing(_ i: Int) -> Bool { self[i] == 0xE2 && self[i + 1] == 0x94 && self[i + 2] == 0x82 }

  /// One past the bytes from `i` on for which the test holds.
  @inline(__always)
  func run(from i: Int, while test: (Int) -> Bool) -> Int {
    var j = i
    while j < bytes.count, test(j) { j &+= 1 }
    return j
  }

  /// Whether these characters of ASCII end at the place.
  func ends(_ text: StaticString, at i: Int) -> Bool {
    guard i >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in text.indices.allSatisfy { bytes[i - text.count + $0] == text[$0] } }
  }

  /// The ideograph that stands there.
  func han(_ i: Int) -> UInt32 {
    UInt32(self[i] & 0x0F) << 12 | UInt32(self[i + 1] & 0x3F) << 6 | UInt32(self[i + 2] & 0x3F)
  }

  /// The mark of three bytes at the place, if it is one that plain text may hold.
  func wideMark(_ i: Int) -> UInt32? {
    guard i >= 0, i + 2 < bytes.count else { return nil }
    let (second, last) = (bytes[i + 1], bytes[i + 2])
    switch (bytes[i], last) {
    case (0xE3, 0x81), (0xE3, 0x82), (0xE3, 0x88...0x91): return second == 0x80 ? 0x3000 | UInt32(last & 0x3F) : nil
    case (0xEF, 0x81), (0xEF, 0x88), (0xEF, 0x89), (0xEF, 0x8C), (0xEF, 0x9A), (0xEF, 0x9B), (0xEF, 0x9F):
      return second == 0xBC ? 0xFF00 | UInt32(last & 0x3F) : nil
    case (0xE2, 0x94), (0xE2, 0x9C), (0xE2, 0x9D), (0xE2, 0xA6): return second == 0x80 ? 0x2000 | UInt32(last & 0x3F) : nil
    default: return nil
    }
  }
}
