// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// What the model does not tell apart: scripts, widths, digits, letters.
struct Folding {
  /// For each code point below U+10000 the code point that stands for it.
  private(set) var representative: [UInt16] = (0...UInt16.max).map { $0 }
  static let digit = UInt16(UInt8(ascii: "0"))
  static let letter = UInt16(UInt8(ascii: "a"))
  static let space = UInt16(UInt8(ascii: " "))
  static let lineFeed = UInt16(UInt8(ascii: "\n"))

  /// - Parameters:
  ///   - simplified: rows of a character and its Simplified forms.
  ///   - japanese: rows of a new Japanese form and its old ones.
  init(simplified: [[Substring]], japanese: [[Substring]]) {
    foldWidths()
    foldLetters()
    foldMarks()
    for row in japanese { fold(row) }
    for row in simplified { fold(row) }
    for unit in representative.indices { representative[unit] = representative[Int(representative[unit])] }
  }

  private mutating func fold(_ row: [Substring]) {
    guard row.count == 2, row[0].utf16.count == 1, let form = row[1].split(separator: " ").first, form.utf16.count == 1 else { return }
    guard let unit = row[0].utf16.first, let target = form.utf16.first else { return }
    representative[Int(unit)] = target
  }

  private mutating func foldWidths() {
    for unit in 0xFF01...0xFF5E { representative[unit] = UInt16(unit - 0xFEE0) }
    for unit in [0x09, 0x0D, 0xA0, 0x3000, 0x200B, 0xFEFF] { representative[unit] = Self.space }
  }

  private mutating func foldLetters() {
    for unit in 0x21...0xFF5E {
      let folded = UInt8(exactly: representative[unit])
      switch folded {
      case .some(UInt8(ascii: "0")...UInt8(ascii: "9")): representative[unit] = Self.digit
      case .some(UInt8(ascii: "a")...UInt8(ascii: "z")), .some(UInt8(ascii: "A")...UInt8(ascii: "Z")): representative[unit] = Self.letter
      default: continue
      }
    }
    for unit in 0xC0...0x24F where unit != 0xD7 && unit != 0xF7 { representative[unit] = Self.letter }
  }

  private mutating func foldMarks() {
    for (mark, target) in zip("「」『』〝〞﹁﹂﹃﹄".utf16, "“”‘’“”“”‘’".utf16) { representative[Int(mark)] = target }
    for (mark, target) in zip("，。；：？！（）［］．﹐﹔﹕﹖﹗｡".utf16, ",。;:?!()[].,;:?!。".utf16) { representative[Int(mark)] = target }
  }
}
