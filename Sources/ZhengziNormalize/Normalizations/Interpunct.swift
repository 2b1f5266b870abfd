// SPDX-License-Identifier: Apache-2.0

/// `•` `・` `‧` `．` `·` tight between two Han → the style's interpunct. A Han numeral before `．` makes it a list number.
enum Interpunct {
  static func apply(to line: inout Line, _ style: PunctuationStyle) {
    guard let interpunct = style.interpunct else { return }
    var i = 0
    while line.nextSign(&i) {
      guard isInterpunct(line[i].code), line[i].code != interpunct, line[i].span == .none, line[i - 1].isHan, line[i + 1].isHan else {
        continue
      }
      if line[i].code == 0xFF0E, HanNumerals.contains(line[i - 1].code) { continue }
      line.change(i, to: interpunct, .interpunct)
    }
  }

  private static func isInterpunct(_ code: UInt32) -> Bool {
    switch code {
    case 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF0E: true
    default: false
    }
  }
}
