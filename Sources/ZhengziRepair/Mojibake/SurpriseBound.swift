// SPDX-License-Identifier: Apache-2.0

/// What the sums of ``LineSurprise`` reach at most, from five characters at a time: most long lines are sound, and need not be added up exactly.
///
/// Among five characters the sum of all rises at most by all that rise, and by the drift of each. Cost: 3 to 4 instructions a byte.
struct SurpriseBound {
  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private let table: SurpriseTable
  private var i = 0
  /// Of all characters, without drift; what ``LineSurprise`` adds up is at most this.
  private var all: UInt32 = 0
  /// The highest value of it.
  private var highest: UInt32 = 0
  /// Han characters and Hangul syllables, those up to U+3FFF left out.
  private var length = 0
  /// What all that are not East Asian rise.
  private var others: UInt32 = 0

  /// What drift the table takes off a Han character.
  private static let drift: UInt32 = 3
  private static let supplementary: UInt32 = 20
  /// What no East Asian character rises but 〖, which may be a misread ー.
  private static let longVowel: UInt32 = 44

  /// Whether a line is surely sound: its sums stay below the limits of ``LineSurprise``.
  static func isLow(_ line: UnsafeBufferPointer<UInt8>, _ table: SurpriseTable) -> Bool {
    guard let bytes = line.baseAddress else { return true }
    var bound = SurpriseBound(bytes: bytes, count: line.count, table: table)
    while bound.i < bound.count, bound.others < LineSurprise.limit { bound.addNext() }
    return bound.others < LineSurprise.limit && Int(bound.highest) < LineSurprise.needed(bound.length)
  }

  private init(bytes: UnsafePointer<UInt8>, count: Int, table: SurpriseTable) {
    self.bytes = bytes
    self.count = count
    self.table = table
  }

  @inline(__always)
  private mutating func addNext() {
    // SAFETY: `i` is below `count`; ten characters are read only where thirty bytes are left, others only where their bytes are.
    if i + 30 <= count, Triples.areTen(bytes + i) {
      addTen()
    } else if bytes[i] < 0x80 {
      i &+= 1
    } else if bytes[i] & 0xF0 == 0xE0, i + 2 < count, bytes[i + 1] & 0xC0 == 0x80, bytes[i + 2] & 0xC0 == 0x80 {
      addTriple(i)
      i &+= 3
    } else {
      addOther()
    }
  }

  @inline(__always)
  private mutating func addTen() {
    let at = bytes + i
    add(table.five(at))
    add(table.five(at + 15))
    if Triples.areHan(at) {
      length &+= 10
    } else {
      for k in 0..<10 { addKind(i &+ 3 &* k) }
    }
    i &+= 30
  }

  /// Adds what five characters rise and fall together.
  @inline(__always)
  private mutating func add(_ run: UInt32) {
    let rises = run &>> 8 &+ 5 * Self.drift
    let top = all &+ rises
    highest = max(highest, top)
    all = max(rises, top &- min(run & 0xFF, top))
  }

  @inline(__always)
  private mutating func addTriple(_ place: Int) {
    all &+= table.triple(bytes + place) &>> 8 &+ Self.drift
    highest = max(highest, all)
    addKind(place)
  }

  /// Counts a character of three bytes, or adds what it rises if it may not be East Asian.
  @inline(__always)
  private mutating func addKind(_ place: Int) {
    let lead = bytes[place]
    if lead &- 0xE4 < 10 {
      length &+= 1
      return
    }
    let rises = table.triple(bytes + place) &>> 8
    guard lead < 0xE3 || lead >= 0xEE || rises >= Self.longVowel, lead != 0xEF || bytes[place &+ 1] >= 0xBD else { return }
    others &+= rises
  }

  /// Two bytes, four, or none of UTF-8.
  private mutating func addOther() {
    let rises = bytes[i] & 0xE0 == 0xC0 && i + 1 < count ? table.pair(bytes + i) &>> 8 : Self.supplementary
    all &+= rises
    others &+= rises
    highest = max(highest, all)
    i &+= 1
    while i < count, bytes[i] & 0xC0 == 0x80 { i &+= 1 }
  }
}
