// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// What bytes can have been read by.
enum Reader: Hashable, Sendable {
  case single(SingleByteCodec)
  case double(DoubleByteCodec)
  /// As UTF-8 where that is possible, else byte by byte as windows-1252.
  case permissive

  /// All readers, the commonest first.
  static let all: [Reader] = [.permissive] + SingleByteCodec.allCases.map { .single($0) } + DoubleByteCodec.allCases.map { .double($0) }

  /// The same, those that are oftenest met first.
  static let byPrior: [Reader] = all.enumerated().sorted { ($0.element.prior, $0.offset) < ($1.element.prior, $1.offset) }.map(\.element)

  /// Nats against a reader that is seldom met.
  var prior: Float {
    switch self {
    case .permissive, .single(.latin1), .single(.windows1252): 0
    case .single(.windows1250), .single(.windows1251), .single(.macRoman), .single(.cp437): 4
    case .single: 6
    case .double(.gb18030): 0
    case .double: 2
    }
  }

  /// Appends the bytes that were read as a character; returns whether there are any.
  func encode(_ code: UInt32, into bytes: inout [UInt8]) -> Bool {
    switch self {
    case .single(let codec):
      guard let byte = codec.encode(code) else { return false }
      bytes.append(byte)
      return true
    case .double(let codec):
      return codec.encode(code, into: &bytes)
    case .permissive:
      if let byte = SingleByteCodec.windows1252.encode(code) {
        bytes.append(byte)
        return true
      }
      guard code < 0x800 else { return false }
      bytes.append(codePoint: code)
      return true
    }
  }

  /// Whether a byte is lost to this reader, so that `?` or U+FFFD stands for it.
  ///
  /// - Parameter next: the byte after it, `nil` where none is known.
  func loses(_ byte: UInt8, before next: UInt8?) -> Bool {
    guard byte >= 0x80 else { return false }
    switch self {
    case .single(let codec): return codec.decode(byte) == UInt32(byte) && byte < 0xA0
    case .permissive: return false
    case .double(let codec): return codec.loses(byte, before: next)
    }
  }
}

extension DoubleByteCodec {
  /// Whether a lead byte and what follows it are no character to any common version of this codec.
  func loses(_ byte: UInt8, before next: UInt8?) -> Bool {
    if self == .shiftJIS, byte >= 0xA0 && byte <= 0xDF || byte == 0x80 || byte >= 0xFD { return false }
    guard let next, let code = decode(byte, next) else { return true }
    switch self {
    case .gb18030: return code >= 0xE000 && code < 0xF900 || Self.isBeyondGBK(byte, next)
    case .big5: return byte < 0xA1 || byte >= 0xFA || byte >= 0xC6 && byte < 0xC9 || byte == 0xF9 && next >= 0xD6
    default: return false
    }
  }

  /// Whether GB18030 fills a cell of two bytes that GBK leaves empty.
  private static func isBeyondGBK(_ lead: UInt8, _ trail: UInt8) -> Bool {
    switch lead {
    case 0xA2: trail == 0xE3
    case 0xA8: trail == 0xBF
    case 0xA9: trail >= 0x89 && trail <= 0x95
    case 0xFE: trail >= 0x50 && trail <= 0x9F
    default: false
    }
  }
}

/// What text can have been written in before its bytes were read by a ``Reader``.
enum Source: Hashable, Sendable {
  case utf8
  case double(DoubleByteCodec)

  static let all: [Source] = [.utf8] + DoubleByteCodec.allCases.map { .double($0) }

  /// Nats against a source: nearly any bytes are text of the double-byte encodings, few are UTF-8.
  var prior: Float {
    switch self {
    case .utf8: 0
    case .double: 4
    }
  }
}
