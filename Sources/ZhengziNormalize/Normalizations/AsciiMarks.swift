// SPDX-License-Identifier: Apache-2.0

/// Full-width marks → ASCII: a space after `,` `;` `:` and before `(` where text touches them. 、 → `,` loses its difference to ，.
///
/// 《》 and the interpunct have no ASCII form and stay.
enum AsciiMarks {
  static func apply(to line: inout Line, _ rule: Normalization, keeping kept: UInt32? = nil) {
    var i = 0
    while line.nextSign(&i) {
      guard line[i].span == .none, let mark = mark(line[i].code), line[i].code != kept else { continue }
      line.splices.append(Splice(range: i..<i + 1, codes: spaced(mark, line, i)))
    }
    line.applySplices(rule)
  }

  /// The mark with the space that Latin text has behind or before it.
  private static func spaced(_ mark: UInt32, _ line: borrowing Line, _ i: Int) -> ShortText {
    switch mark {
    case 0x2C, 0x3A, 0x3B: touchesText(line, i) ? ShortText(mark, 0x20) : ShortText(mark)
    case 0x28: line[i - 1].isLatin || line[i - 1].isHan ? ShortText(0x20, mark) : ShortText(mark)
    default: ShortText(mark)
    }
  }

  private static func mark(_ code: UInt32) -> UInt32? {
    switch code {
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: code - 0xFEE0
    case 0x3001: 0x2C
    case 0x3002: 0x2E
    default: nil
    }
  }

  /// Whether text follows at once; a number goes on in 3：30.
  private static func touchesText(_ line: borrowing Line, _ i: Int) -> Bool {
    let next = line[i + 1]
    if next.kind == .digit, line[i - 1].kind == .digit { return false }
    if Quotation.isStraight(next.code) { return line[i + 2].isLatin || line[i + 2].isHan }
    return next.isLatin || next.isHan || Quotation.isOpening(next.code) || next.code == 0x3008 || next.code == 0x300A || next.code == 0xFF08
  }
}
