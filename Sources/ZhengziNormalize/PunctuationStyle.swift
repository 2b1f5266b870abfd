// SPDX-License-Identifier: Apache-2.0

/// A house style: which rules run, and the forms that they write. One row each in ``all``.
public struct PunctuationStyle: Sendable {
  /// The name in `--punctuation`.
  public let name: String
  /// What it is for, in one line.
  public let summary: String
  /// The rules that run unless they are switched off.
  public let normalizations: Set<Normalization>
  /// Quotes of the outer and the inner level; `nil`: as they are.
  let quotes: Quotes?
  let ellipsis: [UInt32]
  let dash: [UInt32]
  /// Between the parts of a name; `nil`: as it is.
  let interpunct: UInt32?
  /// Between the ends of a range.
  let range: UInt32

  struct Quotes: Sendable {
    let outer: (open: UInt32, close: UInt32)
    let inner: (open: UInt32, close: UInt32)

    static let curly = Quotes(outer: (0x201C, 0x201D), inner: (0x2018, 0x2019))
    static let corner = Quotes(outer: (0x300C, 0x300D), inner: (0x300E, 0x300F))
    static let straight = Quotes(outer: (0x22, 0x22), inner: (0x27, 0x27))
  }

  private init(
    _ name: String, _ summary: String, _ normalizations: Set<Normalization>, quotes: Quotes? = nil,
    ellipsis: [UInt32] = [0x2026, 0x2026], dash: [UInt32] = [0x2014, 0x2014], interpunct: UInt32? = nil, range: UInt32 = 0xFF5E
  ) {
    self.name = name
    self.summary = summary
    self.normalizations = normalizations
    self.quotes = quotes
    self.ellipsis = ellipsis
    self.dash = dash
    self.interpunct = interpunct
    self.range = range
  }
}

extension PunctuationStyle {
  /// Every style.
  public static let all: [PunctuationStyle] = [recover, mainland, taiwan, hongkong, ascii]

  public static let mainland = PunctuationStyle("mainland", "China, GB/T 15834-2011", full, quotes: .curly, interpunct: 0xB7)

  public static let taiwan = PunctuationStyle(
    "taiwan", "Taiwan, the ministry's handbook of 2008", full, quotes: .corner, interpunct: 0x2027)

  public static let hongkong = PunctuationStyle("hongkong", "Hong Kong, as Taiwan", full, quotes: .corner, interpunct: 0x2027)

  public static let ascii = PunctuationStyle(
    "ascii", "marks that any system has; loses the difference of 、 and ，", reverse, quotes: .straight,
    ellipsis: [0x2E, 0x2E, 0x2E], dash: [0x2D, 0x2D], range: 0x7E)

  /// Undoes a crawl that turned the seven marks ，；：！？（） into ASCII; never touches a space.
  public static let recover = PunctuationStyle("recover", "the seven marks that a crawl turned into ASCII, only where certain", sevenMarks)

  /// The rules alone: for `--width` and `--spacing` without a style.
  public static let keep = PunctuationStyle("keep", "as it is", [])

  /// The style of this name.
  public static func named(_ name: String) -> PunctuationStyle? { (all + [keep]).first { $0.name == name } }

  private static let sevenMarks: Set<Normalization> = [.brackets, .comma, .colon, .semicolon, .exclaimQuestion]

  private static let full = sevenMarks.union([
    .smallForms, .radicals, .invisible, .latinLines, .ellipsis, .dash, .period, .quotes, .interpunct, .tilde, .spaceByMarks, .repeatedMarks,
  ])

  private static let reverse: Set<Normalization> = [
    .smallForms, .invisible, .indent, .ellipsis, .dash, .quotes, .tilde, .asciiMarks, .latinLines,
  ]
}
