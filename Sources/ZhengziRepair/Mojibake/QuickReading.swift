// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What a whole line was where that is beyond doubt: the commonest readers and sources are tried one after another, and the first that
/// gives fluent text is it.
///
/// Fluent is well-formed UTF-8 of East Asia, or what costs little as text: the wrong source makes nonsense, which costs twice as much.
/// Cost: 100 to 300 ns a character, a tenth of what it takes to weigh all readers.
enum QuickReading {
  /// Nats that fluent text costs for a character of East Asia at most; nonsense costs more than 8.
  private static let fluent: Float = 6.8
  /// East Asian characters that must come out: more where any two bytes can be one.
  private static let least = (utf8: 4, double: 10)
  /// Those whose bytes are fewer come first: what ISO 8859-1 explains needs no other.
  private static let readers: [Reader] = [.single(.latin1), .single(.windows1252), .permissive, .double(.gb18030)]

  /// The characters of the line as it was, or `nil` where there is doubt.
  static func codes(of line: [UInt32]) -> [UInt32]? {
    var bytes: [UInt8] = []
    for reader in readers where encode(line, reader, &bytes) {
      for source in sources(of: reader) {
        if let codes = decode(bytes.span, source), isFluent(codes, source) { return codes }
      }
    }
    return nil
  }

  /// Two double-byte codecs are too alike for a quick look.
  private static func sources(of reader: Reader) -> [Source] {
    if case .double = reader { return [.utf8] }
    return [.utf8, .double(.gb18030), .double(.big5)]
  }

  /// Puts the line's bytes into `bytes`; returns whether it has any for each character, and none may be lost.
  private static func encode(_ line: [UInt32], _ reader: Reader, _ bytes: inout [UInt8]) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    bytes.reserveCapacity(line.count * 2)
    for code in line {
      if code < 0x80 {
        if code == 0x3F { return false }
        bytes.append(UInt8(truncatingIfNeeded: code))
      } else if !reader.encode(code, into: &bytes) {
        return false
      }
    }
    return true
  }

  private static func decode(_ bytes: Span<UInt8>, _ source: Source) -> [UInt32]? {
    var codes: [UInt32] = []
    codes.reserveCapacity(bytes.count / 2)
    var i = 0
    while i < bytes.count {
      guard let (code, length) = source.decode(bytes, at: i) else { return nil }
      codes.append(code)
      i += length
    }
    return codes
  }

  private static func isFluent(_ codes: [UInt32], _ source: Source) -> Bool {
    if source == .utf8 { return codes.count { $0 >= 0x800 && CharacterKind($0).isEastAsian } >= least.utf8 }
    // What decodes by chance, as letters with marks do, gives few: most lines end here.
    let count = codes.count(where: isHan)
    guard count >= least.double else { return false }
    var text = TextCost()
    var sum: Float = 0
    for code in codes {
      let cost = text.add(code)
      switch CharacterKind(code) {
      case .commonHan, .rareHan, .wide:
        sum += cost
        if sum > fluent * Float(count) { return false }
      // GBK and EUC-JP have kana at the same places.
      case .hiragana, .katakana, .hangul: return false
      default: continue
      }
    }
    return true
  }

  private static func isHan(_ code: UInt32) -> Bool {
    switch CharacterKind(code) {
    case .commonHan, .rareHan, .wide: true
    default: false
    }
  }
}
