// SPDX-License-Identifier: Apache-2.0

/// `--`, `――`, `──`, `－－` and `⸺` between Han, or Han and a quote → `——`; spaces around it go.
///
/// One — or - between Han is the connector of GB/T 15834 and stays; longer runs and lines with │ are drawings.
enum Dash {
  static func apply(to line: inout Line, _ style: PunctuationStyle) {
    guard !isDrawing(line) else { return }
    var i = 0
    while line.nextSign(&i) {
      let code = line[i].code
      guard line[i].span == .none, code != style.dash[0], let length = length(code) else { continue }
      let end = line.run(from: i) { line[$0].code == code }
      if end - i == length, let range = between(line, i..<end) { line.splices.append(Splice(range: range, codes: ShortText(style.dash))) }
      i = end - 1
    }
    line.applySplices(.dash)
  }

  private static func isDrawing(_ line: borrowing Line) -> Bool {
    var i = 0
    while line.nextSign(&i) {
      if line[i].code == 0x2502 || line[i].code == 0x2503 { return true }
    }
    return false
  }

  /// How many of a character make a dash.
  private static func length(_ code: UInt32) -> Int? {
    switch code {
    case 0x2D, 0x2014, 0x2015, 0x2500, 0xFF0D: 2
    case 0x2E3A: 1
    default: nil
    }
  }

  /// The dash with the spaces around it, where Han, or Han and a quote, stand on its two sides.
  private static func between(_ line: borrowing Line, _ range: Range<Int>) -> Range<Int>? {
    var left = range.lowerBound - 1
    while line[left].isSpace { left -= 1 }
    let right = line.run(from: range.upperBound) { line[$0].isSpace }
    let isBetween = isHan(line[left]) ? isHan(line[right]) || line[right].kind == .quote : line[left].kind == .quote && isHan(line[right])
    return isBetween ? left + 1..<right : nil
  }

  private static func isHan(_ token: Token) -> Bool { token.isHan || token.kind == .wideMark && token.code != 0x2014 }
}
