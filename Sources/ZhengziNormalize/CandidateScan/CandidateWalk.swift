// SPDX-License-Identifier: Apache-2.0

/// A walk over one line.
struct CandidateWalk {
  private let bytes: UnsafeRawBufferPointer
  private let signs: UnsafeBufferPointer<CandidateScan.Sign>
  private let rules: CandidateRules
  private(set) var i: Int
  private var previous = CandidateScan.Sign.nothing
  private var hasHan = false
  private var hasLatin = false
  private var hasStop = false
  private var isMarked = false
  private var isMarkedAnywhere = false
  private var isOuterOpen = false
  private var isInnerOpen = false
  private var dots = 0

  init(_ bytes: UnsafeRawBufferPointer, signs: UnsafeBufferPointer<CandidateScan.Sign>, rules: CandidateRules, at start: Int) {
    self.bytes = bytes
    self.signs = signs
    self.rules = rules
    i = start
  }

  var isCandidate: Bool {
    if isMarkedAnywhere { return true }
    if hasHan { return isMarked || isOuterOpen || isInnerOpen }
    return rules.latinLines && hasLatin && hasStop
  }

  /// Walks to one past the line feed, or the end.
  mutating func run() {
    while i < bytes.count {
      let lead = bytes[i]
      if lead >= 0xE4, lead <= 0xE9, isThreeBytes {
        takeHan()
        i += 3
        continue
      }
      let (sign, length) = sign(lead)
      if sign == .lineFeed {
        i += 1
        return
      }
      take(sign)
      i += length
    }
    if dots == 1 || dots > 2 { isMarked = true }
  }

  /// Whether two continuation bytes follow.
  private var isThreeBytes: Bool {
    i + 2 < bytes.count && bytes[i + 1] & 0xC0 == 0x80 && bytes[i + 2] & 0xC0 == 0x80
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

  private func sign(_ lead: UInt8) -> (CandidateScan.Sign, Int) {
    if lead < 0x80 { return (signs[Int(lead)], 1) }
    if lead < 0xE0 {
      guard lead >= 0xC2, i + 1 < bytes.count, bytes[i + 1] & 0xC0 == 0x80 else { return (.nothing, 1) }
      return (lead == 0xC2 ? signs[Int(bytes[i + 1])] : .nothing, 2)
    }
    if lead < 0xF0 {
      guard isThreeBytes else { return (.nothing, 1) }
      let code = Int(lead & 0x0F) << 12 | Int(bytes[i + 1] & 0x3F) << 6 | Int(bytes[i + 2] & 0x3F)
      return (signs[code], 3)
    }
    return (lead == 0xF0 || lead == 0xF1 ? .han : .nothing, 1)
  }

  private mutating func take(_ sign: CandidateScan.Sign) {
    if dots != 0, sign != .ellipsis { endDots() }
    switch sign {
    case .nothing, .lineFeed: break
    case .candidate: isMarked = true
    case .anywhere:
      isMarked = true
      isMarkedAnywhere = true
    case .joint: if !isJoint { isMarked = true }
    case .digitJoint: if !isDigitJoint { isMarked = true }
    case .doubled: if previous == .doubled { isMarked = true }
    case .space:
      if rules.spaceByMarks, previous == .stop || previous == .frame { isMarked = true }
      if rules.border, previous == .han { isMarked = true }
    case .alphanumeric:
      hasLatin = true
      if rules.border, previous == .han { isMarked = true }
    case .han: takeHan()
    case .stop, .frame: takeFrame(sign)
    case .outerOpen, .outerClose, .innerOpen, .innerClose: takeQuote(sign)
    case .ellipsis: dots += 1
    }
    previous = sign
  }

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
    previous == .alphanumeric && i + 1 < bytes.count && bytes[i + 1] < 0x80 && signs[Int(bytes[i + 1])] == .alphanumeric
  }

  private var isDigitJoint: Bool {
    i > 0 && i + 1 < bytes.count && Self.isDigit(bytes[i - 1]) && Self.isDigit(bytes[i + 1])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
