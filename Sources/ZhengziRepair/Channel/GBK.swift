// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// Code page 936 with readings, as typed views over the embedded family `gbk`.
struct GBK: @unchecked Sendable {
  static let standard: GBK = {
    guard let image = TableImage(embedded: zhengzi_table_gbk) else { preconditionFailure("the embedded table is of another version") }
    return GBK(image)
  }()

  // SAFETY: the buffers are embedded tables: read-only, alive as long as the process.
  private let decoding: UnsafeBufferPointer<UInt16>
  private let encoding: UnsafeBufferPointer<UInt16>
  private let forms: UnsafeBufferPointer<UInt8>
  private let syllables: UnsafeBufferPointer<UInt64>
  private let readingStarts: UnsafeBufferPointer<UInt16>
  private let readings: UnsafeBufferPointer<UInt16>
  private let characterStarts: UnsafeBufferPointer<UInt16>
  private let characterList: UnsafeBufferPointer<UInt16>

  private init(_ image: TableImage) {
    decoding = image.section(GBKFormat.decoding).pointer
    encoding = image.section(GBKFormat.encoding).pointer
    forms = image.section(GBKFormat.forms).pointer
    syllables = image.section(GBKFormat.syllables).pointer
    readingStarts = image.section(GBKFormat.readingStarts).pointer
    readings = image.section(GBKFormat.readings).pointer
    characterStarts = image.section(GBKFormat.characterStarts).pointer
    characterList = image.section(GBKFormat.characters).pointer
    precondition(decoding.count == GBKFormat.cellCount && encoding.count == 0x10000)
  }

  /// The cell of two bytes, or `nil` where they cannot be a pair.
  @inline(__always)
  func cell(_ lead: UInt8, _ trail: UInt8) -> Int? {
    GBKFormat.isPair(lead, trail) ? GBKFormat.cell(UInt16(lead) << 8 | UInt16(trail)) : nil
  }

  /// The code point of a cell; 0 where it is unassigned.
  @inline(__always)
  func codePoint(_ cell: Int) -> UInt32 { UInt32(decoding[cell]) }

  /// The pair of a code point; 0 where it has none.
  @inline(__always)
  func pair(_ codePoint: UInt32) -> UInt16 { codePoint < 0x10000 ? encoding[Int(codePoint)] : 0 }

  @inline(__always)
  func form(_ cell: Int) -> GBKFormat.Form { GBKFormat.Form(rawValue: forms[cell]) ?? .none }

  /// The number of a syllable as `GBKFormat.packed` makes it.
  func syllable(_ packed: UInt64) -> UInt16? {
    var (low, high) = (0, syllables.count)
    while low < high {
      let middle = (low + high) / 2
      if syllables[middle] < packed { low = middle + 1 } else { high = middle }
    }
    return low < syllables.count && syllables[low] == packed ? UInt16(low) : nil
  }

  /// Whether a syllable carries a tone mark.
  func hasTone(_ syllable: UInt16) -> Bool {
    // Tone marks need two bytes of UTF-8; so does ü, but as C3 BC.
    var rest = syllables[Int(syllable)]
    while rest != 0 {
      if rest & 0x80 != 0, rest & 0xFFFF != 0xBCC3 { return true }
      rest >>= rest & 0x80 != 0 ? 16 : 8
    }
    return false
  }

  /// How a character comes by a reading; `nil` where it is not read so.
  func reading(_ syllable: UInt16, of cell: Int) -> ReadingRank? {
    for i in Int(readingStarts[cell])..<Int(readingStarts[cell + 1]) where readings[i] & ~GBKFormat.leading == syllable {
      return readings[i] & GBKFormat.leading != 0 ? .leading : .other
    }
    return nil
  }

  /// How common a reading of a character is.
  enum ReadingRank {
    /// Some source names it first.
    case leading
    case other
  }

  /// The pairs outside GB 2312 that are read so, ascending.
  func characters(read syllable: UInt16) -> Slice<UnsafeBufferPointer<UInt16>> {
    characterList[Int(characterStarts[Int(syllable)])..<Int(characterStarts[Int(syllable) + 1])]
  }
}
