// SPDX-License-Identifier: Apache-2.0

/// A walk over the bytes of one line.
struct CandidateWalk {
  private let bytes: UnsafeRawPointer
  private let count: Int
  private let signs: UnsafePointer<CandidateScan.Sign>
  private let rules: CandidateRules
  private var i = 0
  private var previous = CandidateScan.Sign.nothing
  private var hasHan = false
  private var hasLatin = false
  private var hasStop = false
  private var isMarked = false
  private var isMarkedAnywhere = false
  private var isOuterOpen = false
  private var isInnerOpen = false
  private var dots = 0

  /// - Parameter signs: those of all characters up to U+FFFF.
  init(_ bytes: UnsafeRawPointer, count: Int, signs: UnsafePointer<CandidateScan.Sign>, rules: CandidateRules) {
    self.bytes = bytes
    self.count = count
    self.signs = signs
    self.rules = rules
  }

  var isCandidate: Bool {
    if isMarkedAnywhere { return true }
    if hasHan { return isMarked || isOuterOpen || isInnerOpen }
    return rules.latinLines && hasLatin && hasStop
  }

  @inline(__always)
  private func byte(_ i: Int) -> UInt8 {
    // SAFETY: every caller has compared `i` with the count.
    bytes.load(fromByteOffset: i, as: UInt8.self)
  }

  /// Walks to the end of the line, or to where nothing can change the answer any more.
  mutating func run() {
    while i < count {
      if byte(i) < 0x80 {
        takeASCII()
      } else if skipHan() {
        takeHan()
        if isMarked { return }
      } else {
        let (sign, length) = sign(byte(i))
        if sign == .stop || sign == .frame { takeCommon(sign) } else { take(sign) }
        if isMarked, hasHan { return }
        i &+= length
      }
    }
    if dots == 1 || dots > 2 { isMarked = true }
  }

  /// Takes a character of ASCII, or all letters and digits that follow one another.
  @inline(__always)
  private mutating func takeASCII() {
    let sign = signs[Int(byte(i))]
    switch sign {
    case .alphanumeric: takeAlphanumerics()
    case .nothing:
      takeCommon(sign)
      i &+= 1
    case .space:
      takeCommon(sign)
      // Of a run of spaces the first one tells all.
      repeat { i &+= 1 } while i < count && byte(i) == UInt8(ascii: " ")
    default:
      take(sign)
      // Once marked, the rest tells only whether Han is there.
      i = isMarked && hasHan ? count : i &+ 1
    }
  }

  /// Passes over ideographs of U+4000 to U+9FFF; returns whether there is one.
  @inline(__always)
  private mutating func skipHan() -> Bool {
    let start = i
    while i &+ 16 <= count, isFourHan { i &+= 12 }
    while i &+ 3 < count {
      // SAFETY: the four bytes from `i` on are within the line.
      let four = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt32.self))
      guard four & 0xC0_C0F0 == 0x80_80E0, (four & 0x0F) &- 4 <= 5 else { break }
      i &+= 3
    }
    return i > start
  }

  /// Whether the next 12 bytes are four ideographs of U+4000 to U+9FFF.
  @inline(__always)
  private var isFourHan: Bool {
    typealias Vector = SIMD16<UInt8>
    let lowest = Vector(0xE4, 0x80, 0x80, 0xE4, 0x80, 0x80, 0xE4, 0x80, 0x80, 0xE4, 0x80, 0x80, 0, 0, 0, 0)
    let width = Vector(5, 0x3F, 0x3F, 5, 0x3F, 0x3F, 5, 0x3F, 0x3F, 5, 0x3F, 0x3F, 0xFF, 0xFF, 0xFF, 0xFF)
    // SAFETY: the caller has compared the place of the sixteenth byte with the count. A mask is a vector of 0 and -1.
    let next = bytes.loadUnaligned(fromByteOffset: i, as: Vector.self)
    let halves = unsafeBitCast((next &- lowest) .<= width, to: SIMD2<UInt64>.self)
    return halves[0] & halves[1] == .max
  }

  /// What most characters between Han and words are, without the rest of what ``take(_:)`` knows.
  @inline(__always)
  private mutating func takeCommon(_ sign: CandidateScan.Sign) {
    if dots != 0 { endDots() }
    if sign == .space {
      takeSpace()
    } else if sign != .nothing {
      takeFrame(sign)
    }
    previous = sign
  }

  @inline(__always)
  private mutating func takeAlphanumerics() {
    if dots != 0 { endDots() }
    hasLatin = true
    if rules.border, previous == .han { isMarked = true }
    previous = .alphanumeric
    while i < count, signs[Int(byte(i))] == .alphanumeric { i &+= 1 }
  }

  /// Whether two continuation bytes follow.
  private var isThreeBytes: Bool {
    i &+ 2 < count && byte(i &+ 1) & 0xC0 == 0x80 && byte(i &+ 2) & 0xC0 == 0x80
  }

  private mutating func takeHan() {
    if rules.border, previous == .alphanumeric || previous == .space {
      isMarked = true
    }
    if dots != 0 { endDots() }
    hasHan = true
    previous = .han
  }

  private mutating func endDots() {
    if dots != 2 { isMarked = true }
    dots = 0
  }

  @inline(__always)
  private func sign(_ lead: UInt8) -> (CandidateScan.Sign, Int) {
    if lead < 0x80 { return (signs[Int(lead)], 1) }
    if lead < 0xE0 {
      guard lead >= 0xC2, i &+ 1 < count, byte(i &+ 1) & 0xC0 == 0x80 else { return (.nothing, 1) }
      return (lead == 0xC2 ? signs[Int(byte(i &+ 1))] : .nothing, 2)
    }
    if lead < 0xF0 {
      guard isThreeBytes else { return (.nothing, 1) }
      let code = Int(lead & 0x0F) << 12 | Int(byte(i &+ 1) & 0x3F) << 6 | Int(byte(i &+ 2) & 0x3F)
      if code >= 0x4E00, code <= 0x9FFF { return (.han, 3) }
      return (signs[code], 3)
    }
    guard lead < 0xF5, i &+ 3 < count, isThreeBytes, byte(i &+ 3) & 0xC0 == 0x80 else { return (.nothing, 1) }
    return (lead == 0xF0 ? .han : .nothing, 4)
  }

  private mutating func take(_ sign: CandidateScan.Sign) {
    if dots != 0, sign != .ellipsis { endDots() }
    switch sign {
    case .nothing, .alphanumeric, .space, .stop, .frame: break
    case .candidate: isMarked = true
    case .anywhere:
      isMarked = true
      isMarkedAnywhere = true
    case .joint: if !isJoint { isMarked = true }
    case .stopJoint: if !isJoint, !isAfterWord { isMarked = true }
    case .digitJoint: if !isDigitJoint, !isAfterWord { isMarked = true }
    case .afterWord: if !isAfterWord { isMarked = true }
    case .doubled: if previous == .doubled { isMarked = true }
    case .han: takeHan()
    case .outerOpen, .outerClose, .innerOpen, .innerClose: takeQuote(sign)
    case .ellipsis: dots += 1
    }
    previous = sign
  }

  @inline(__always)
  private mutating func takeSpace() {
    if rules.spaceByMarks, previous == .stop || previous == .frame { isMarked = true }
    if rules.border, previous == .han { isMarked = true }
  }

  @inline(__always)
  private mutating func takeFrame(_ sign: CandidateScan.Sign) {
    hasStop = true
    if previous == .space || sign == .stop && previous == .stop || rules.wideMarks { isMarked = true }
  }

  /// Quotes that are the style's own, nested and closed as they should be, need no look.
  private mutating func takeQuote(_ sign: CandidateScan.Sign) {
    switch sign {
    case .outerOpen:
      if isOuterOpen || isInnerOpen { isMarked = true }
      isOuterOpen = true
    case .outerClose:
      if !isOuterOpen || isInnerOpen { isMarked = true }
      isOuterOpen = false
    case .innerOpen:
      if !isOuterOpen || isInnerOpen { isMarked = true }
      isInnerOpen = true
    default:
      if !isInnerOpen { isMarked = true }
      isInnerOpen = false
    }
  }

  /// Whether a letter or digit of ASCII stands on both sides of the byte.
  private var isJoint: Bool {
    previous == .alphanumeric && i &+ 1 < count && byte(i &+ 1) < 0x80 && signs[Int(byte(i &+ 1))] == .alphanumeric
  }

  /// Whether a letter or digit of ASCII stands before, a space and another one or an ideograph behind: so stand most marks of Latin text and the
  /// points of numbers, and no rule takes them.
  private var isAfterWord: Bool {
    guard previous == .alphanumeric, i &+ 2 < count, byte(i &+ 1) == 0x20 else { return false }
    let next = byte(i &+ 2)
    return next < 0x80 ? signs[Int(next)] == .alphanumeric : next &- 0xE4 <= 5
  }

  private var isDigitJoint: Bool {
    i > 0 && i &+ 1 < count && Self.isDigit(byte(i &- 1)) && Self.isDigit(byte(i &+ 1))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
