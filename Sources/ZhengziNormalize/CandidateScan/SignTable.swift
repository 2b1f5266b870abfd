// SPDX-License-Identifier: Apache-2.0

/// The sign of each character up to U+FFFF, from what a normalizer's rules look at.
struct SignTable: Sendable {
  private(set) var table = [CandidateScan.Sign](repeating: .nothing, count: 0x10000)

  init(_ options: Normalizer.Options) {
    setFrame()
    for normalization in Normalization.allCases where options.normalizations.contains(normalization) { set(normalization, options) }
  }

  private subscript(code: UInt32) -> CandidateScan.Sign {
    get { table[Int(code)] }
    set { table[Int(code)] = newValue }
  }

  /// What the walk must know whatever the rules: scripts, spaces and marks.
  private mutating func setFrame() {
    for code in 0x30...0x39 as ClosedRange<UInt32> { self[code] = .alphanumeric }
    for code in 0x41...0x5A as ClosedRange<UInt32> {
      self[code] = .alphanumeric
      self[code + 0x20] = .alphanumeric
    }
    self[0x20] = .space
    for code in [0x3005, 0x3007] as [UInt32] { self[code] = .han }
    for code in 0x3400...0x4DBF as ClosedRange<UInt32> { self[code] = .han }
    for code in 0xF900...0xFAFF as ClosedRange<UInt32> { self[code] = .han }
    for code in 0x2E80...0x2FDF as ClosedRange<UInt32> { self[code] = .han }
    for code in [0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B] as [UInt32] { self[code] = .stop }
    for code in [0x3008, 0x3009, 0x300A, 0x300B, 0xFF01, 0xFF08, 0xFF09, 0xFF1F] as [UInt32] { self[code] = .frame }
  }

  private mutating func set(_ normalization: Normalization, _ options: Normalizer.Options) {
    let style = options.style
    switch normalization {
    case .comma: self[0x2C] = .digitJoint
    case .period: self[0x2E] = .stopJoint
    case .colon: self[0x3A] = .stopJoint
    case .semicolon: self[0x3B] = .afterWord
    case .exclaimQuestion:
      self[0x21] = .afterWord
      self[0x3F] = .afterWord
    case .brackets: mark([0x28, 0x29])
    case .ellipsis: setEllipsis(style)
    case .dash: setDash(style)
    case .interpunct: mark([0xB7, 0x2022, 0x2027, 0x30FB, 0xFF0E].filter { $0 != style.interpunct })
    case .tilde: mark([0x7E, 0x301C, 0xFF5E].filter { $0 != style.range })
    case .quotes: setQuotes(style)
    case .smallForms: mark(Array(0xFE10...0xFE6F) + Array(0xFF61...0xFF65))
    case .invisible: mark([0xAD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2066...0x2069))
    case .spaceByMarks: mark([0xA0, 0x202F])
    case .indent: mark([0x3000])
    case .width: setWidth(options.width)
    case .spacing: for code in 0x21...0x7E as ClosedRange<UInt32> where self[code] == .nothing { self[code] = .candidate }
    case .radicals: mark(Array(0x2E80...0x2FDF))
    case .latinLines, .repeatedMarks, .asciiMarks: break
    }
  }

  private mutating func mark(_ codes: [UInt32]) {
    for code in codes { self[code] = .candidate }
  }

  private mutating func setEllipsis(_ style: PunctuationStyle) {
    self[0x2E] = .stopJoint
    self[0x22EF] = .candidate
    self[0x2026] = style.ellipsis == [0x2026, 0x2026] ? .ellipsis : .candidate
  }

  private mutating func setDash(_ style: PunctuationStyle) {
    for code in [0x2D, 0x2014, 0x2015, 0x2500, 0xFF0D] as [UInt32] where code != style.dash[0] { self[code] = .doubled }
    self[0x2E3A] = .candidate
  }

  private mutating func setQuotes(_ style: PunctuationStyle) {
    mark([0x22, 0x27, 0x2018, 0x2019, 0x201C, 0x201D, 0x300C, 0x300D, 0x300E, 0x300F, 0x301D, 0x301E, 0x301F])
    self[0x27] = .joint
    guard let quotes = style.quotes, quotes.outer.open != quotes.outer.close else { return }
    self[quotes.outer.open] = .outerOpen
    self[quotes.outer.close] = .outerClose
    self[quotes.inner.open] = .innerOpen
    self[quotes.inner.close] = .innerClose
  }

  private mutating func setWidth(_ width: Normalizer.Width) {
    let alphanumerics: [ClosedRange<UInt32>] =
      switch width {
      case .keep: []
      case .narrow:
        [
          0xFF03...0xFF06, 0xFF0A...0xFF0B, 0xFF0D...0xFF19, 0xFF1C...0xFF1E, 0xFF20...0xFF3A, 0xFF3C...0xFF3C, 0xFF3E...0xFF5A,
          0xFF5C...0xFF5C,
        ]
      case .wide: [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
      }
    for range in alphanumerics + [0xFF66...0xFF9F] where width != .keep {
      for code in range { self[code] = .anywhere }
    }
  }
}
