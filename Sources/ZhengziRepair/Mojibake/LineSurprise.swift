// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The second look at a line that ``SurpriseScan`` found: the sums exactly, and what the line's length says of them.
///
/// Long lines of Han have a stretch of rarer characters by chance: what misreads them spares no long stretch, so they have to show more.
/// Other characters are also added up by themselves: no run of Han between them hides them. Cost: 10 to 15 instructions a byte.
struct LineSurprise {
  /// The sums, in quarter nats, from which a line may have been read wrongly.
  static let limit = 40
  /// How much more is needed for each Han character and Hangul syllable.
  private static let slope = 1
  /// Lines with fewer of them need no more: there is too little to be rare by chance.
  static let shortest = 8
  private static let supplementary: Int16 = 20
  /// What the table takes off Han, so that a scan by single characters finds less.
  private static let drift: Int16 = 3
  /// No sum grows beyond.
  private static let most: Int16 = 16000

  /// Three sums side by side: as the scan adds them up; of all characters, without drift; of those that are not East Asian.
  private typealias Sums = SIMD8<Int16>

  private let table: UnsafePointer<Int8>
  private var sums = Sums(Int16(SurpriseScan.credit), 0, 0, 0, 0, 0, 0, 0)
  /// The highest values of the sums.
  private var highest = Sums.zero
  /// Han characters and Hangul syllables.
  private var length = 0
  private var last: UInt32 = 0
  /// ASCII characters since the last that is none.
  private var run = 0

  /// Whether the characters by themselves say that the line may have been read wrongly.
  static func isHigh(_ line: Span<UInt8>) -> Bool {
    let surprise = CodecTables.shared.surprise
    guard surprise.count == 0x10000, let base = surprise.pointer.baseAddress else { return false }
    return line.withUnsafeBufferPointer { bytes in
      guard bytes.count < long || !isSurelyLow(bytes) else { return false }
      return isHighExactly(bytes, base)
    }
  }

  /// The same, without the rough sums.
  static func isHighByExactSums(_ line: Span<UInt8>) -> Bool {
    guard let base = CodecTables.shared.surprise.pointer.baseAddress else { return false }
    return line.withUnsafeBufferPointer { isHighExactly($0, base) }
  }

  /// The sum of all characters from which a line may have been read wrongly, by how many of them are Han or Hangul.
  static func needed(_ length: Int) -> Int { length < shortest ? limit : min(limit + slope * length, Int(most)) }

  private static func isHighExactly(_ line: UnsafeBufferPointer<UInt8>, _ table: UnsafePointer<Int8>) -> Bool {
    var sums = LineSurprise(table)
    sums.add(line)
    return sums.isHigh
  }

  /// Whether rough sums are enough to say that a line is sound: so they are for most lines of so many bytes.
  private static func isSurelyLow(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    SurpriseTable.shared.map { SurpriseBound.isLow(line, $0) } ?? false
  }

  private static let long = 200

  private init(_ table: UnsafePointer<Int8>) {
    self.table = table
  }

  private var isHigh: Bool {
    guard Int(highest[0]) >= Self.limit else { return false }
    return Int(highest[2]) >= Self.limit || Int(highest[1]) >= Self.needed(length)
  }

  @inline(__always)
  private mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
    guard let bytes = line.baseAddress else { return }
    var i = 0
    while i < line.count {
      // SAFETY: two bytes more are read only where they are left; the table has an entry for each 16 bits.
      let lead = bytes[i]
      if lead < 0x80 {
        addASCII(UInt32(lead))
        i &+= 1
      } else if lead & 0xF0 == 0xE0, i &+ 2 < line.count, bytes[i &+ 1] & 0xC0 == 0x80, bytes[i &+ 2] & 0xC0 == 0x80 {
        let code = UInt32(lead & 0x0F) &<< 12 | UInt32(bytes[i &+ 1] & 0x3F) &<< 6 | UInt32(bytes[i &+ 2] & 0x3F)
        if code &- Self.firstHan < Self.endOfHan - Self.firstHan, code != last {
          addHan(code)
        } else {
          addOther(code >= 0x800 && code & 0xF800 != 0xD800 ? code : CodePoints.invalidBase)
        }
        i &+= 3
      } else {
        let (code, length) = Self.rareCharacter(line, i)
        addOther(code)
        i &+= length
      }
    }
  }

  /// Apart from the loop, whose sums then stay in registers.
  @inline(never)
  private static func rareCharacter(_ line: UnsafeBufferPointer<UInt8>, _ i: Int) -> (code: UInt32, length: Int) {
    line.span.codePoint(at: i) ?? (CodePoints.invalidBase, 1)
  }

  @inline(__always)
  private mutating func addASCII(_ code: UInt32) {
    run &+= 1
    let own = Int16(table[Int(code)])
    last = code
    sums = pointwiseMax(sums &+ Sums(code & 0x40 == 0 ? 0 : 0 &- Int16(SurpriseScan.letter), own, own, 0, 0, 0, 0, 0), .zero)
    if run == SurpriseScan.resettingRun { sums[0] = 0 }
  }

  private static let firstHan: UInt32 = 0x3400
  private static let endOfHan: UInt32 = 0xA000

  /// What most characters are: as ``addOther(_:)`` does, whose questions are answered.
  @inline(__always)
  private mutating func addHan(_ code: UInt32) {
    run = 0
    last = code
    length &+= 1
    rise((Sums(repeating: Int16(table[Int(code)])) & Sums(-1, -1, 0, 0, 0, 0, 0, 0)) &+ Sums(0, Self.drift, 0, 0, 0, 0, 0, 0))
  }

  @inline(__always)
  private mutating func rise(_ added: Sums) {
    sums = pointwiseMin(pointwiseMax(sums &+ added, .zero), Sums(repeating: Self.most))
    highest = pointwiseMax(highest, sums)
  }

  @inline(__always)
  private mutating func addOther(_ code: UInt32) {
    run = 0
    let own = code < 0x10000 ? Int16(table[Int(code)]) : code < CodePoints.invalidBase ? Self.supplementary : 0
    let scanned = code < 0x10000 || code >= 0x20000 && code < 0x40000 ? own : 0
    let undrifted = own &+ (code &- Self.firstHan < Self.endOfHan - Self.firstHan ? Self.drift : 0)
    let counted = code == last ? min(undrifted, 0) : undrifted
    last = code
    length &+= code &- Self.firstHan < 0xE000 - Self.firstHan ? 1 : 0
    rise(Sums(scanned, counted, Self.isEastAsian(code) ? 0 : counted, 0, 0, 0, 0, 0))
  }

  @inline(__always)
  static func isEastAsian(_ code: UInt32) -> Bool {
    code &- 0x2E80 < 0xE000 - 0x2E80 && code != Suspicion.misreadLongVowel || code >= 0xF900 && code < 0xFF61 || code >= 0x20000
  }
}
