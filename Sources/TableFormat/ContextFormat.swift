// SPDX-License-Identifier: Apache-2.0

/// The layout of the context model's tables, shared by its compiler and its reader.
public enum ContextFormat {
  /// Steps of a nat in which the costs of words are stored.
  public static let costSteps: Float = 12
  /// Steps of a nat in which confidences are stored.
  public static let confidenceSteps: Float = 256
  /// The longest word, in characters.
  public static let longestWord = 4

  /// Steps of a nat in which weights are stored, 128 added to them.
  public static let weightSteps: Float = 16

  /// The kinds of what the model of forms sees at a place, by their number in a key: one to three neighbours to the left and to the right, far ones
  /// alone, both sides; then what is there whatever the neighbours are, how many of them are those with which names are
  /// transliterated (a digit for each side), and whether a phrase covers the place or none does.
  public static let kinds = ["l", "r", "ll", "rr", "lr", "fl", "fr", "lll", "rrr", "llr", "lrr", "b", "t", "p", "n"]

  /// Stands for a neighbour where a line starts or ends.
  public static let border: UInt32 = 0x0A

  /// The start of a hash.
  public static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// A hash with one more value in it.
  @inlinable @inline(__always)
  public static func mix(_ hash: UInt64, _ value: UInt32) -> UInt64 {
    let mixed = (hash ^ UInt64(value)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed &>> 29
  }

  /// The slot of a hash in a table whose size is a power of two.
  @inlinable @inline(__always)
  public static func slot(_ hash: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: hash &>> 24) & mask }

  /// What is kept of a hash where nothing else is; 0 stands for nothing.
  @inlinable @inline(__always)
  public static func fingerprint(_ hash: UInt64) -> UInt32 { max(UInt32(truncatingIfNeeded: hash), 1) }

  /// The bit of a hash in a filter of 65,536 bits.
  @inlinable @inline(__always)
  public static func bit(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 48) }

  /// Fills a table of a power of two slots, at most two thirds of them used; 0 is a free slot, which no entry is.
  public static func fill<Entry: FixedWidthInteger>(_ entries: [(hash: UInt64, entry: Entry)]) -> [Entry] {
    var size = 64
    while size < entries.count * 3 / 2 { size *= 2 }
    var table = [Entry](repeating: 0, count: size)
    for (hash, entry) in entries {
      var place = slot(hash, size - 1)
      while table[place] != 0 { place = (place + 1) & (size - 1) }
      table[place] = entry
    }
    return table
  }
}
