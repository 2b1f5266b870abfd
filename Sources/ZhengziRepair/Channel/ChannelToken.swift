// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// A piece of damaged text as the channel made it.
struct ChannelToken {
  enum Kind: UInt8 {
    /// A character that GBK has: two bytes.
    case pair
    /// An ASCII character but `?`.
    case ascii
    /// `?`, by itself.
    case question
    /// `(shí)`.
    case gloss
    /// `?shí)`: the bracket was swallowed together with a lead byte.
    case brokenGloss
    /// A line feed or the end of the window.
    case lineEnd
    /// What GBK does not have.
    case other
  }

  var kind: Kind
  /// The two bytes of a pair, or the one of ASCII in `second`.
  var first: UInt8 = 0
  var second: UInt8 = 0
  /// The number of a gloss's syllable.
  var reading: UInt16 = 0
  var codePoint: UInt32 = 0
  /// Its place in the window.
  var start: Int
  var end: Int

  /// The two bytes that it had before the marks became ASCII: its own or those of the full-width form.
  var markBytes: (UInt8, UInt8)? {
    switch kind {
    case .pair where first == 0xA1 || first == 0xA3: (first, second)
    case .ascii, .question: Self.isMark(second) ? (0xA3, second | 0x80) : nil
    default: nil
    }
  }

  /// Whether it is one of the marks that a page's punctuation passes look for, or their ASCII form.
  var isPassMark: Bool {
    switch kind {
    case .pair: codePoint == 0x3001 || codePoint == 0x3002 || first == 0xA3 && Self.isMark(second & 0x7F)
    case .ascii, .question: Self.isMark(second)
    default: false
    }
  }

  /// Whether an ASCII byte may stand for a full-width mark: crawls turn `，；：！？（）` into ASCII.
  static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "("),
      UInt8(ascii: ")"):
      true
    default: false
    }
  }
}

extension GBK {
  /// The token that starts at `i`; a line end at the end of the window.
  func token(in window: Span<UInt8>, at i: Int) -> ChannelToken {
    guard i < window.count else { return ChannelToken(kind: .lineEnd, start: i, end: i) }
    let byte = window[i]
    switch byte {
    case UInt8(ascii: "\n"):
      return ChannelToken(kind: .lineEnd, start: i, end: i + 1)
    case UInt8(ascii: "("), UInt8(ascii: "?"):
      let isQuestion = byte == UInt8(ascii: "?")
      if let (reading, end) = reading(in: window, at: i + 1) {
        return ChannelToken(kind: isQuestion ? .brokenGloss : .gloss, reading: reading, start: i, end: end)
      }
      return ChannelToken(kind: isQuestion ? .question : .ascii, second: byte, codePoint: UInt32(byte), start: i, end: i + 1)
    case ..<0x80:
      return ChannelToken(kind: .ascii, second: byte, codePoint: UInt32(byte), start: i, end: i + 1)
    default:
      return wideToken(in: window, at: i)
    }
  }

  private func wideToken(in window: Span<UInt8>, at i: Int) -> ChannelToken {
    guard let (value, length) = window.codePoint(at: i) else { return ChannelToken(kind: .other, codePoint: 0xFFFD, start: i, end: i + 1) }
    let pair = pair(value)
    if pair == 0 { return ChannelToken(kind: .other, codePoint: value, start: i, end: i + length) }
    return ChannelToken(kind: .pair, first: UInt8(pair >> 8), second: UInt8(pair & 0xFF), codePoint: value, start: i, end: i + length)
  }

  /// The syllable at `i` that a closing bracket ends, and the place after the bracket.
  func reading(in window: Span<UInt8>, at start: Int) -> (UInt16, Int)? {
    var packed: UInt64 = 0
    var i = start
    while i < window.count, i - start <= 8 {
      let byte = window[i]
      if byte == UInt8(ascii: ")") {
        return i > start ? syllable(packed).map { ($0, i + 1) } : nil
      }
      guard i - start < 8, byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte >= 0x80 && byte < 0xC8 else { return nil }
      packed |= UInt64(byte) << UInt64(8 * (i - start))
      i += 1
    }
    return nil
  }
}
