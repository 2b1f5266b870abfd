// SPDX-License-Identifier: Apache-2.0

/// Full-width letters, digits and the symbols and marks between them → ASCII; half-width katakana → full-width, voiced pairs composed.
///
/// What NFKC would break besides (① ½ ㎏ ™ ￥) stays. The other direction, `wide`, takes ASCII letters and digits only.
enum Width {

  static func apply(to line: inout Line, _ mode: Normalizer.Width) {
    switch mode {
    case .keep: return
    case .narrow: narrow(&line)
    case .wide: widen(&line)
    }
    Katakana.apply(to: &line)
  }

  private static func narrow(_ line: inout Line) {
    guard line.traits.contains(.wideForms) else { return }
    for i in line.indices where isMark(line[i].code) && isWideDigit(line[i - 1].code) && isWideDigit(line[i + 1].code) {
      line.change(i, to: line[i].code - 0xFEE0, .width)
    }
    for i in line.indices where line[i].kind == .wideAlphanumeric { line.change(i, to: line[i].code - 0xFEE0, .width) }
    for i in line.indices where isSymbol(line[i].code) && (line[i - 1].isLatin || line[i - 1].rule == .width || line[i + 1].isLatin) {
      line.change(i, to: line[i].code - 0xFEE0, .width)
    }
  }

  private static func isWideDigit(_ code: UInt32) -> Bool { (0xFF10...0xFF19).contains(code) }

  /// ，．： group the digits of a number or a time.
  private static func isMark(_ code: UInt32) -> Bool { code == 0xFF0C || code == 0xFF0E || code == 0xFF1A }

  private static func isSymbol(_ code: UInt32) -> Bool {
    switch code {
    case 0xFF03...0xFF06, 0xFF0A, 0xFF0B, 0xFF0D, 0xFF0F, 0xFF1C...0xFF1E, 0xFF20, 0xFF3C, 0xFF3E, 0xFF3F, 0xFF5C: true
    default: false
    }
  }

  /// Letters and digits of a line with Han, outside protected spans.
  private static func widen(_ line: inout Line) {
    guard line.traits.contains(.han) else { return }
    for i in line.indices where line.isAlphanumeric(i) { line.change(i, to: line[i].code + 0xFEE0, .width) }
  }
}
