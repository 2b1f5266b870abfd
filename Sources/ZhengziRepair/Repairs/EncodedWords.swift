// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Encoded words of mail headers, `=?gb2312?B?1tDOxA==?=`, in UTF-8 and the encodings of East Asia.
struct EncodedWords: PlaceRule {
  let repair = Repair.encodedWords
  let kinds: Profile.Kinds? = .encodedWord

  func canStart(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "=") }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    guard window.has("=?", at: i), let charsetEnd = find(window, i + 2), let typeEnd = find(window, charsetEnd + 1) else { return nil }
    guard typeEnd == charsetEnd + 2, let end = find(window, typeEnd + 1), window.has("?=", at: end) else { return nil }
    guard let source = Self.source(window.extracting(i + 2..<charsetEnd)) else { return nil }
    let body = window.extracting(typeEnd + 1..<end)
    let isBase64 = window[charsetEnd + 1] | 0x20 == UInt8(ascii: "b")
    guard isBase64 || window[charsetEnd + 1] | 0x20 == UInt8(ascii: "q") else { return nil }
    guard let bytes = isBase64 ? Base64.decode(body) : Self.quoted(body), let text = Self.decode(bytes, source) else { return nil }
    return PlaceMatch(length: end + 2 - i, text: text, confidence: 0.99)
  }

  /// The next question mark of the word.
  private func find(_ window: Span<UInt8>, _ start: Int) -> Int? {
    var i = start
    while i < window.count, window[i] > 0x20, window[i] < 0x7F {
      if window[i] == UInt8(ascii: "?") { return i }
      i += 1
    }
    return nil
  }

  private static func source(_ name: Span<UInt8>) -> Source? {
    switch String(decoding: Array(name).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self) {
    case "utf-8", "utf8": .utf8
    case "gb2312", "gbk", "gb18030", "cp936", "x-gbk": .double(.gb18030)
    case "big5", "big5-hkscs", "cp950": .double(.big5)
    case "shift_jis", "shift-jis", "cp932", "windows-31j": .double(.shiftJIS)
    case "euc-jp": .double(.eucJP)
    case "euc-kr", "ks_c_5601-1987", "cp949": .double(.eucKR)
    default: nil
    }
  }

  private static func quoted(_ body: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var i = 0
    while i < body.count {
      if body[i] == UInt8(ascii: "=") {
        guard let number = body.number(at: i + 1, base: 16, most: 2), number.digits == 2 else { return nil }
        bytes.append(UInt8(number.value))
        i += 3
      } else {
        bytes.append(body[i] == UInt8(ascii: "_") ? 0x20 : body[i])
        i += 1
      }
    }
    return bytes
  }

  private static func decode(_ bytes: [UInt8], _ source: Source) -> [UInt8]? {
    var text: [UInt8] = []
    var i = 0
    while i < bytes.count {
      guard let (code, length) = source.decode(bytes.span, at: i) else { return nil }
      text.append(codePoint: code)
      i += length
    }
    return text
  }
}

/// Base64 as mail and UTF-7 write it.
enum Base64 {
  /// The bytes, or `nil` where a character is none of the alphabet's; padding is optional.
  static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for i in 0..<text.count where text[i] != UInt8(ascii: "=") {
      guard let value = value(text[i]) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return bytes
  }

  static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
