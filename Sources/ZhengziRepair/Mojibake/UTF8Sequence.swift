// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Characters of a line that would be one character if they were the bytes of UTF-8, read by a codec of one byte.
struct UTF8Sequence {
  /// Which characters of the line.
  var range: Range<Int>
  /// What they spell; U+FFFD where a byte was lost.
  var code: UInt32
  /// Characters that stand for a lost byte.
  var lost = 0
  /// Spaces that were a byte A0.
  var spaces = 0

  private static let space: UInt32 = 0x20
  private static let question: UInt32 = 0x3F
  private static let replacement: UInt32 = 0xFFFD

  /// The codecs in which a character may be the first byte of a sequence, the next one its second, and, where it must have one, the one
  /// after that its third.
  static func codecs(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> SingleByteCodec.Mask {
    guard first >= 0x80, second >= 0x80 || isLost(second) else { return SingleByteCodec.Mask() }
    let leads = SingleByteCodec.bytes(of: first)
    var mask = SingleByteCodec.Mask()
    for codec in SingleByteCodec.allCases {
      guard let lead = leads.byte(codec), lead >= 0xC0, lead < 0xF5, mayContinue(second, in: codec) else { continue }
      if lead < 0xE0 || mayContinue(third, in: codec) { mask.insert(codec) }
    }
    return mask
  }

  /// Whether a character may be a byte of a sequence that is not its first.
  @inline(__always)
  private static func mayContinue(_ code: UInt32, in codec: SingleByteCodec) -> Bool {
    if code < 0x80 || code == replacement { return isLost(code) }
    return SingleByteCodec.bytes(of: code).byte(codec).map { $0 & 0xC0 == 0x80 } ?? false
  }

  /// Whether a character may stand for a byte that was lost, or for a byte A0.
  private static func isLost(_ code: UInt32) -> Bool {
    code == space || code == question || code == replacement
  }

  /// The sequence that starts at `i`, or `nil` where none does.
  init?(_ codes: [UInt32], at i: Int, in codec: SingleByteCodec) {
    guard codes[i] >= 0x80, let lead = codec.encode(codes[i]), lead >= 0xC0 else { return nil }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, i + length <= codes.count else { return nil }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for k in 1..<length {
      let bits: UInt32
      switch codes[i + k] {
      case Self.space:
        guard codec != .macRoman else { return nil }
        spaces += 1
        bits = 0x20
      case Self.question, Self.replacement:
        lost += 1
        bits = 0
      default:
        guard let byte = codec.encode(codes[i + k]), byte & 0xC0 == 0x80 else { return nil }
        bits = UInt32(byte & 0x3F)
      }
      value = value << 6 | bits
    }
    range = i..<i + length
    code = lost > 0 ? Self.replacement : value
    guard isPossible(lead, codes, length), !isControl || codec == .latin1 || codec == .windows1252 else { return nil }
    if value >> 11 == 0x1B, lost == 0 { joinSurrogates(codes, codec) }
  }

  /// Whether it is a C1 control character. No text has any; as characters of windows-1252 they come behind its own readers only.
  private var isControl: Bool { code >= 0x80 && code < 0xA0 }

  /// Refuses what no encoder writes, and spaces and question marks where they are more likely to be themselves.
  private func isPossible(_ lead: UInt8, _ codes: [UInt32], _ length: Int) -> Bool {
    if spaces + lost > (length == 2 ? 1 : 2) || spaces > 1 { return false }
    let questions = range.reduce(0) { $0 + (codes[$1] == Self.question ? 1 : 0) }
    if questions > 1 || questions == 1 && length == 2 && lead > 0xC3 { return false }
    if lost > 0 { return lead >= 0xC2 && (spaces == 0 || length == 3) }
    switch length {
    case 2: return code >= 0x80 || lead == 0xC0 && code == 0
    case 3: return code >= 0x800
    default: return code >= 0x10000 && code < 0x110000
    }
  }

  /// Takes the second half of a surrogate pair that was written as two sequences (CESU-8).
  private mutating func joinSurrogates(_ codes: [UInt32], _ codec: SingleByteCodec) {
    let end = range.upperBound
    guard code < 0xDC00, end + 3 <= codes.count, codec.encode(codes[end]) == 0xED else { return }
    guard let b = codec.encode(codes[end + 1]), let c = codec.encode(codes[end + 2]) else { return }
    guard b >= 0xB0, b < 0xC0, c >= 0x80, c < 0xC0 else { return }
    code = 0x10000 + (code - 0xD800) << 10 + (UInt32(b) & 0x0F) << 6 + (UInt32(c) & 0x3F)
    range = range.lowerBound..<end + 3
  }
}
