// SPDX-License-Identifier: Apache-2.0

import ZhengziCore
import ZhengziICU

/// Decodes one encoding: those of our own readers, the others through ICU.
final class EncodingRun: DecodingRun {
  private let encoding: TextEncoding
  private var converter: ConverterRun?
  private var isAtStart = true

  /// Throws where ICU is needed and missing.
  init(_ encoding: TextEncoding) throws(ZhengziError) {
    self.encoding = encoding
    switch encoding {
    case .eucTW, .hz, .iso2022CN, .iso2022JP, .iso2022KR: converter = try ConverterRun(Self.nameForICU(encoding))
    default: converter = nil
    }
  }

  private static func nameForICU(_ encoding: TextEncoding) -> String {
    switch encoding {
    case .hz: "HZ"
    case .iso2022CN: "ISO-2022-CN-EXT"
    case .iso2022JP: "ISO-2022-JP-2"
    default: encoding.name
    }
  }

  func decode(_ bytes: Span<UInt8>, isEnd: Bool, into text: inout DecodedText) -> Int {
    let mark = isAtStart && encoding.isWide ? ByteOrderMark.length(bytes, encoding) : 0
    let count = decodeText(bytes.extracting(mark...), isEnd: isEnd, into: &text)
    if mark + count > 0 { isAtStart = false }
    return mark + count
  }

  private func decodeText(_ bytes: Span<UInt8>, isEnd: Bool, into text: inout DecodedText) -> Int {
    switch encoding {
    case .utf8: UTF8Run.decode(bytes, isEnd: isEnd, into: &text)
    case .gb18030: CharacterKernel.decode(GB18030Reader(), bytes, isEnd: isEnd, into: &text)
    case .big5: CharacterKernel.decode(Big5Reader(), bytes, isEnd: isEnd, into: &text)
    case .shiftJIS: CharacterKernel.decode(ShiftJISReader(), bytes, isEnd: isEnd, into: &text)
    case .eucJP: CharacterKernel.decode(EUCJPReader(), bytes, isEnd: isEnd, into: &text)
    case .eucKR: CharacterKernel.decode(EUCKRReader(), bytes, isEnd: isEnd, into: &text)
    case .utf16LittleEndian: CharacterKernel.decode(UTF16Reader(isBigEndian: false), bytes, isEnd: isEnd, into: &text)
    case .utf16BigEndian: CharacterKernel.decode(UTF16Reader(isBigEndian: true), bytes, isEnd: isEnd, into: &text)
    case .utf32LittleEndian: CharacterKernel.decode(UTF32Reader(isBigEndian: false), bytes, isEnd: isEnd, into: &text)
    case .utf32BigEndian: CharacterKernel.decode(UTF32Reader(isBigEndian: true), bytes, isEnd: isEnd, into: &text)
    case .windows1252: CharacterKernel.decode(Windows1252Reader(), bytes, isEnd: isEnd, into: &text)
    case .eucTW, .hz, .iso2022CN, .iso2022JP, .iso2022KR: converter?.decode(bytes, isEnd: isEnd, into: &text) ?? bytes.count
    }
  }
}

extension TextEncoding {
  /// Whether units are wider than a byte, so that a byte order mark stands for the order and is no text.
  var isWide: Bool {
    switch self {
    case .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian: true
    default: false
    }
  }
}

/// Passes UTF-8 on; looks at it only where somebody cares about bytes that are none.
enum UTF8Run {
  static func decode(_ bytes: Span<UInt8>, isEnd: Bool, into text: inout DecodedText) -> Int {
    guard text.policy != .keep else {
      text.take(bytes)
      return bytes.count
    }
    return CharacterKernel.decode(UTF8Reader(), bytes, isEnd: isEnd, into: &text)
  }
}

/// Decodes through one of ICU's converters.
final class ConverterRun: DecodingRun {
  private var converter: CharsetConverter

  init(_ name: String) throws(ZhengziError) {
    converter = try CharsetConverter(name)
  }

  func decode(_ bytes: Span<UInt8>, isEnd: Bool, into text: inout DecodedText) -> Int {
    var output: [UInt8] = []
    swap(&output, &text.bytes)
    converter.decode(bytes, isEnd: isEnd, into: &output) { invalid, end, output in
      swap(&output, &text.bytes)
      text.takeInvalid(invalid, at: end - invalid.count)
      swap(&output, &text.bytes)
    }
    swap(&output, &text.bytes)
    return bytes.count
  }
}
