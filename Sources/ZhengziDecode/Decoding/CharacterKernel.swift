// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Turns the characters of a reader into UTF-8: the inner loop of decoding.
enum CharacterKernel {
  /// How many bytes are decoded between two looks at the room in the output.
  private static let blockSize = 16 << 10

  /// Decodes as ``DecodingRun/decode(_:isEnd:into:)`` does.
  static func decode<Reader: CharacterReader>(
    _ reader: Reader, _ bytes: Span<UInt8>, isEnd: Bool, into text: inout DecodedText
  ) -> Int {
    var i = 0
    while i < bytes.count {
      let start = i
      let limit = min(bytes.count, i + blockSize)
      // No encoding has a byte that becomes more than three; the last character may reach 4 bytes beyond the limit.
      text.bytes.append(addingCapacity: 3 * (limit - i) + 16) { (output: inout OutputSpan<UInt8>) in
        i = fill(&output, reader, bytes, from: start, to: limit)
      }
      guard i < limit else { continue }
      let character = reader.read(bytes, at: i)
      if character.isTruncated, !isEnd { return i }
      text.takeInvalid((i..<i + character.length).map { bytes[$0] }, at: i)
      i += character.length
    }
    return i
  }

  /// Writes characters up to the limit or the first bytes that are none; returns where it stopped.
  private static func fill<Reader: CharacterReader>(
    _ output: inout OutputSpan<UInt8>, _ reader: Reader, _ bytes: Span<UInt8>, from start: Int, to limit: Int
  ) -> Int {
    var i = start
    output.withUnsafeMutableBufferPointer { buffer, count in
      guard var next = buffer.baseAddress.map({ $0 + count }) else { return }
      let first = next
      while i < limit {
        let character = reader.read(bytes, at: i)
        if character.isInvalid { break }
        // SAFETY: a character of n bytes becomes at most 3n bytes, four at most, and the buffer has room for 3 (limit - start) + 16.
        next = write(character.value, to: next)
        i += character.length
      }
      count += next - first
    }
    return i
  }

  /// Writes a code point as UTF-8 and returns the place behind it.
  @inline(__always)
  private static func write(_ value: UInt32, to place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    if value < 0x80 {
      place[0] = UInt8(truncatingIfNeeded: value)
      return place + 1
    }
    if value < 0x800 {
      place[0] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
      place[1] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
      return place + 2
    }
    if value < 0x10000 {
      place[0] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
      place[1] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
      place[2] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
      return place + 3
    }
    place[0] = UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
    place[1] = UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F)
    place[2] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
    place[3] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
    return place + 4
  }
}
