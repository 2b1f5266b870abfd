// SPDX-License-Identifier: Apache-2.0

/// Three or six `.` or `。`, one or two `…` or `⋯`, touching Han → `……`. Two `。` and other counts are noted.
///
/// Source: GB/T 15834-2011, 4.11, and Taiwan's handbook: six dots in two places; twelve for whole paragraphs stay.
enum Ellipsis {
  static func apply(to line: inout Line, _ style: PunctuationStyle) {
    var i = 0
    while line.nextSign(&i) {
      let code = line[i].code
      guard line[i].span == .none, isDot(code) else { continue }
      let end = line.run(from: i) { line[$0].code == code && line[$0].span == .none }
      if line.isTouchedByHan(i, by: -1) || line.isTouchedByHan(end - 1, by: 1) {
        if isEllipsis(code, end - i) {
          if style.ellipsis.count != end - i || style.ellipsis[0] != code {
            line.splices.append(Splice(range: i..<end, codes: ShortText(style.ellipsis)))
          }
        } else if end - i > 1, code != 0x2026 {
          line.note(i, .ellipsis)
        }
      }
      i = end - 1
    }
    line.applySplices(.ellipsis)
  }

  private static func isDot(_ code: UInt32) -> Bool { code == 0x2E || code == 0x3002 || code == 0x2026 || code == 0x22EF }

  private static func isEllipsis(_ code: UInt32, _ count: Int) -> Bool {
    code == 0x2E || code == 0x3002 ? count == 3 || count == 6 : count <= 2
  }
}
