// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// All that one configuration needs, as views into the compiled tables. Cost of making one: some twenty look-ups of a name.
final class ConversionTables: @unchecked Sendable {
  /// Character entries (``TableFormat/CharacterEntry``) in pages of 64.
  let pages: UnsafePointer<UInt32>
  /// The page of each run of 64 code points of the Basic Multilingual Plane.
  let index: UnsafePointer<UInt16>
  /// The bigrams at which a phrase that changes something may start.
  let first: BigramSet
  /// The phrases that change something.
  let changes: ChangeTable
  /// Matches of the segmentation, or of the only step.
  let segments: PhraseTable?
  /// What may match between segments.
  let runs: PhraseTable?
  /// Neighbours across which a later step may reach, where there are any.
  let edge: BigramSet?
  /// What is asked at each phrase.
  let neighbours: NeighbourSets
  /// The steps as configurations of their own, for the places where they must be taken one by one.
  let steps: [ConversionTables]
  /// The results that references point to.
  let texts: UnsafePointer<UInt8>
  /// Pairs of code point and reference, sorted, for characters whose entries cannot hold their results.
  let other: SortedPairs
  /// Phrases of our own, a line each: the phrase, a tab, what it becomes.
  let ownPhrases: TableSection<UInt8>
  /// Pairs of compatibility ideograph and the character that replaces it, sorted.
  let compatibility: SortedPairs

  /// The tables of a configuration by its name; `nil` where there is none.
  convenience init?(_ name: String) {
    guard let image = TableImage(embedded: zhengzi_table_opencc) else { return nil }
    self.init(image, name)
  }

  private init?(_ image: TableImage, _ name: String) {
    let info = image.section("\(name).info", of: UInt32.self)
    guard info.count == 4, let first = BigramSet(image, "\(name).first"),
      let pages = image.section("pages", of: UInt32.self).pointer.baseAddress,
      let index = image.section("\(name).index", of: UInt16.self).pointer.baseAddress,
      let texts = image.section("texts", of: UInt8.self).pointer.baseAddress,
      let changes = ChangeTable(image, name, texts: texts)
    else { return nil }
    self.pages = pages
    self.index = index
    self.first = first
    self.texts = texts
    segments = PhraseTable(image, "t\(info[0])")
    runs = PhraseTable(image, "t\(info[1])")
    self.changes = changes
    other = SortedPairs(image.section("\(name).other"))
    compatibility = SortedPairs(image.section("compatibility"))
    ownPhrases = image.section("\(name).own")
    let edge = info[2] == 0xFFFF ? nil : BigramSet(image, "\(name).edge")
    self.edge = edge
    neighbours = NeighbourSets(segments: segments, runs: runs, edge: edge)
    if info[2] == 0xFFFF {
      steps = []
    } else {
      let names = image.section("names", of: UInt8.self).pointer.split(separator: UInt8(ascii: "\n")).map {
        String(decoding: $0, as: UTF8.self)
      }
      steps = [info[2], info[3]].compactMap { ConversionTables(image, names[Int($0)]) }
    }
  }

  /// The bytes that a reference points to.
  @inline(__always)
  func text(_ reference: UInt32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: texts + Int(reference >> 8), count: Int(reference & 0xFF))
  }
}

extension ConversionTables {
  /// Whether a character of three bytes becomes something longer or shorter.
  func isOther(_ codePoint: UInt32) -> Bool {
    guard codePoint >= 0x800, codePoint <= 0xFFFF else { return false }
    return entry(codePoint) >> 24 == CharacterEntry.Kind.other.rawValue
  }

  /// The three bytes of an entry.
  static func bytes(_ entry: UInt32) -> [UInt8] {
    withUnsafeBytes(of: entry.littleEndian) { Array($0.prefix(3)) }
  }

  /// What a character becomes by itself; `nil` where it stays as it is.
  func character(_ codePoint: UInt32) -> [UInt8]? {
    if codePoint >= 0x800, codePoint <= 0xFFFF, entry(codePoint) >> 24 == 0 {
      return Self.bytes(entry(codePoint))
    }
    return other[codePoint].map { Array(text($0)) }
  }

  /// What a stretch becomes whose characters stand for themselves.
  func characters(_ text: Text, _ range: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = text.codePoint(at: i)
      output += character(value) ?? Array(UnsafeRawBufferPointer(start: text.start + i, count: max(length, 1)))
      i += max(length, 1)
    }
    return output
  }

  /// The entry of a code point of the Basic Multilingual Plane.
  @inline(__always)
  func entry(_ codePoint: UInt32) -> UInt32 {
    pages[Int(index[Int(codePoint >> 6)]) << 6 | Int(codePoint & 0x3F)]
  }
}

/// Pairs of code point and value, sorted by code point.
struct SortedPairs: Sendable {
  private let words: TableSection<UInt32>

  init(_ words: TableSection<UInt32>) { self.words = words }

  /// The value of a code point. Cost: a binary search.
  subscript(codePoint: UInt32) -> UInt32? {
    var low = 0
    var high = words.count / 2
    while low < high {
      let middle = (low + high) / 2
      if words[2 * middle] < codePoint { low = middle + 1 } else { high = middle }
    }
    return 2 * low < words.count && words[2 * low] == codePoint ? words[2 * low + 1] : nil
  }
}
