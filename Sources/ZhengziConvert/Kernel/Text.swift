// SPDX-License-Identifier: Apache-2.0

/// Bytes that a kernel reads: any bytes, with the code points that are well-formed in them.
///
/// Unsafe: valid only inside the call that made it.
struct Text {
  let start: UnsafeRawPointer
  let count: Int

  /// The code point at a place before the end and its length in bytes; length 0 where no well-formed sequence starts there.
  @inline(__always)
  func codePoint(at i: Int) -> (value: UInt32, length: Int) {
    // SAFETY: bytes are loaded below `count` only.
    let lead = UInt32(byte(i))
    if lead < 0x80 { return (lead, 1) }
    if lead & 0xF0 == 0xE0, i &+ 3 <= count {
      let value = (lead & 0x0F) << 12 | (UInt32(byte(i &+ 1)) & 0x3F) << 6 | UInt32(byte(i &+ 2)) & 0x3F
      let isWellFormed = (byte(i &+ 1) & 0xC0) == 0x80 && (byte(i &+ 2) & 0xC0) == 0x80 && value >= 0x800 && value & 0xF800 != 0xD800
      return isWellFormed ? (value, 3) : (0, 0)
    }
    return rareCodePoint(lead, at: i)
  }

  private func rareCodePoint(_ lead: UInt32, at i: Int) -> (value: UInt32, length: Int) {
    if lead >= 0xC2, lead < 0xE0, i + 2 <= count, byte(i + 1) & 0xC0 == 0x80 {
      return ((lead & 0x1F) << 6 | UInt32(byte(i + 1)) & 0x3F, 2)
    }
    guard lead >= 0xF0, lead < 0xF5, i + 4 <= count, (1...3).allSatisfy({ byte(i + $0) & 0xC0 == 0x80 }) else { return (0, 0) }
    let value = (1...3).reduce(lead & 0x07) { $0 << 6 | UInt32(byte(i + $1)) & 0x3F }
    return value >= 0x10000 && value <= 0x10FFFF ? (value, 4) : (0, 0)
  }

  /// The code point that ends before `i` and starts at `floor` or later; length 0 where none does.
  func codePoint(before i: Int, floor: Int) -> (value: UInt32, length: Int) {
    var j = i &- 1
    while j > floor, j > i &- 4, byte(j) & 0xC0 == 0x80 { j &-= 1 }
    guard j >= floor else { return (0, 0) }
    let found = codePoint(at: j)
    return found.length == i &- j ? found : (0, 0)
  }

  /// The third code point of a text that starts with these two; 0 where none is.
  @inline(__always)
  func third(_ first: UInt32, _ second: UInt32) -> UInt32 {
    let place = Self.length(first) &+ Self.length(second)
    return place < count ? codePoint(at: place).value : 0
  }

  /// The length of a code point in bytes.
  @inline(__always)
  private static func length(_ codePoint: UInt32) -> Int {
    codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
  }

  /// Its lines, each with its line feed.
  var lines: [Range<Int>] {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    var lines: [Range<Int>] = []
    var start = 0
    while start < count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? count
      lines.append(start..<end)
      start = end
    }
    return lines
  }

  @inline(__always)
  func byte(_ i: Int) -> UInt8 { start.load(fromByteOffset: i, as: UInt8.self) }

  /// The length of the ideographic description sequence whose operator stands at `i`; `nil` where it is not complete.
  ///
  /// As in OpenCC 1.4.2: at most 16 levels and 64 code points, any code point is an operand.
  func descriptionLength(at i: Int) -> Int? {
    var wanted = [1]
    var end = i
    for _ in 0..<64 {
      guard end < count else { return nil }
      let (value, length) = codePoint(at: end)
      guard length > 0 else { return nil }
      end += length
      wanted[wanted.count - 1] -= 1
      let operands = Self.operands(of: value)
      if operands > 0 { wanted.append(operands) }
      guard wanted.count <= 17, operands == 0 || wanted.count <= 16 else { return nil }
      while wanted.last == 0 { wanted.removeLast() }
      if wanted.isEmpty { return end - i }
    }
    return nil
  }

  /// How many operands an ideographic description operator takes; 0 for any other code point.
  static func operands(of codePoint: UInt32) -> Int {
    switch codePoint {
    case 0x2FF2, 0x2FF3: 3
    case 0x2FFE, 0x2FFF: 1
    case 0x2FF0...0x2FFF: 2
    default: 0
    }
  }
}
