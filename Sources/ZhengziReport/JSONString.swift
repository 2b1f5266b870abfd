// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// The inside of a JSON string and the bytes it stands for (RFC 8259, section 7).
///
/// A JSON library would give whole values back and lose how the rest of the line was written; a pipeline wants every other byte kept.
public enum JSONString {
  /// How a string was written, so that its new text is written the same way.
  public struct Style {
    /// Everything beyond ASCII as `\uXXXX`.
    public var isASCII = false
    /// A slash as `\/`.
    public var escapesSlash = false

    public init() {}
  }

  /// Appends the bytes that a string's inside stands for; a lone surrogate becomes its three generalized UTF-8 bytes.
  ///
  /// - Returns: how the string is written; it is all in ASCII where it holds `\u` and nothing beyond ASCII.
  @discardableResult
  public static func unescape(_ raw: Span<UInt8>, into output: inout [UInt8]) -> Style {
    var style = Style()
    var i = 0
    while i < raw.count {
      let next = raw.firstIndex(of: UInt8(ascii: "\\"), from: i) ?? raw.count
      raw.extracting(i..<next).withUnsafeBufferPointer { output.append(contentsOf: $0) }
      i = next
      guard i + 1 < raw.count else {
        if i < raw.count { output.append(raw[i]) }
        break
      }
      let letter = raw[i + 1]
      if letter == UInt8(ascii: "u") { style.isASCII = true }
      if letter == UInt8(ascii: "/") { style.escapesSlash = true }
      if letter == UInt8(ascii: "u"), let unit = hexadecimal(raw, i + 2) {
        i += 6
        if unit & 0xFC00 == 0xD800, i + 1 < raw.count, raw[i] == UInt8(ascii: "\\"), raw[i + 1] == UInt8(ascii: "u"),
          let low = hexadecimal(raw, i + 2), low & 0xFC00 == 0xDC00
        {
          output.append(codePoint: 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF))
          i += 6
        } else {
          output.append(codePoint: unit)
        }
      } else {
        output.append(single(letter))
        i += 2
      }
    }
    style.isASCII = style.isASCII && raw.isASCII
    return style
  }

  /// Appends a string's inside for some bytes; bytes that are not UTF-8 are written as they are.
  public static func escape(_ text: Span<UInt8>, as style: Style, into output: inout [UInt8]) {
    var i = 0
    while i < text.count {
      let end = text.endOfPlainRun(from: i, style)
      text.extracting(i..<end).withUnsafeBufferPointer { output.append(contentsOf: $0) }
      i = end
      guard i < text.count else { return }
      let byte = text[i]
      if byte >= 0x80 {
        i += appendHigh(text, i, style, &output)
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): appendPair(byte, &output)
      case UInt8(ascii: "/") where style.escapesSlash: appendPair(byte, &output)
      case 0x08: appendPair(UInt8(ascii: "b"), &output)
      case 0x09: appendPair(UInt8(ascii: "t"), &output)
      case 0x0A: appendPair(UInt8(ascii: "n"), &output)
      case 0x0C: appendPair(UInt8(ascii: "f"), &output)
      case 0x0D: appendPair(UInt8(ascii: "r"), &output)
      case 0..<0x20: appendUnit(UInt32(byte), &output)
      default: output.append(byte)
      }
      i += 1
    }
  }

  /// A number with at most four decimals.
  public static func number(_ value: Double) -> String {
    let rounded = (value * 10000).rounded() / 10000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// A whole JSON string.
  public static func quoted(_ text: some Sequence<UInt8>) -> String {
    var output: [UInt8] = []
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends a whole JSON string.
  static func append(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    escape(Array(text).span, as: Style(), into: &output)
    output.append(UInt8(ascii: "\""))
  }

  private static func appendPair(_ letter: UInt8, _ output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    output.append(letter)
  }

  private static func appendHigh(_ text: Span<UInt8>, _ i: Int, _ style: Style, _ output: inout [UInt8]) -> Int {
    if let surrogate = surrogate(text, i) {
      appendUnit(surrogate, &output)
      return 3
    }
    guard style.isASCII, let point = text.codePoint(at: i) else {
      output.append(text[i])
      return 1
    }
    if point.value < 0x10000 {
      appendUnit(point.value, &output)
    } else {
      appendUnit(0xD800 + (point.value - 0x10000) >> 10, &output)
      appendUnit(0xDC00 + (point.value - 0x10000) & 0x3FF, &output)
    }
    return point.length
  }

  /// The surrogate whose generalized UTF-8 bytes stand here: it came from a lone escape and goes back into one.
  private static func surrogate(_ text: Span<UInt8>, _ i: Int) -> UInt32? {
    guard text[i] == 0xED, i + 2 < text.count, text[i + 1] >= 0xA0, text[i + 1] < 0xC0, text[i + 2] & 0xC0 == 0x80 else { return nil }
    return 0xD000 | UInt32(text[i + 1] & 0x3F) << 6 | UInt32(text[i + 2] & 0x3F)
  }

  private static func appendUnit(_ unit: UInt32, _ output: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    output += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] { output.append(digits[Int(unit >> UInt32(shift) & 0xF)]) }
  }

  private static func single(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  private static func hexadecimal(_ raw: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= raw.count else { return nil }
    var value: UInt32 = 0
    for i in start..<start + 4 {
      switch raw[i] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(raw[i] - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(raw[i] - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(raw[i] - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    return value
  }
}

extension Span where Element == UInt8 {
  fileprivate var isASCII: Bool {
    for i in 0..<count where self[i] >= 0x80 { return false }
    return true
  }

  /// Where the next byte stands that a string cannot hold as it is, or the end.
  ///
  /// Cost: sixteen bytes at a time.
  fileprivate func endOfPlainRun(from start: Int, _ style: JSONString.Style) -> Int {
    typealias Vector = SIMD16<UInt8>
    let slash = style.escapesSlash ? UInt8(ascii: "/") : UInt8(ascii: "\\")
    let (quote, backslash, other) = (Vector(repeating: UInt8(ascii: "\"")), Vector(repeating: UInt8(ascii: "\\")), Vector(repeating: slash))
    var i = start
    // SAFETY: each turn reads 16 bytes below the count; a mask is a vector of the same width whose elements are 0 or -1.
    withUnsafeBytes { bytes in
      while i + 16 <= count, !style.isASCII {
        let v = bytes.loadUnaligned(fromByteOffset: i, as: Vector.self)
        let isMark = (v .== quote) .| (v .== backslash) .| (v .== other)
        let isSpecial = isMark .| (v .< Vector(repeating: 0x20)) .| (v .== Vector(repeating: 0xED))
        let words = unsafeBitCast(isSpecial, to: SIMD2<UInt64>.self)
        if words.x | words.y != 0 {
          i += words.x != 0 ? words.x.trailingZeroBitCount >> 3 : 8 + words.y.trailingZeroBitCount >> 3
          break
        }
        i += 16
      }
    }
    while i < count, !isSpecial(self[i], style) { i += 1 }
    return i
  }

  private func isSpecial(_ byte: UInt8, _ style: JSONString.Style) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0xED: true
    case UInt8(ascii: "/"): style.escapesSlash
    default: byte >= 0x80 && style.isASCII
    }
  }
}
