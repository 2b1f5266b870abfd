// SPDX-License-Identifier: Apache-2.0

extension Line {
  /// Finds out which quotes open: curly and corner ones by their form, straight ones in turn.
  mutating func directQuotes() {
    var isOpen = (single: false, double: false)
    for i in indices where tokens[i].kind == .quote && tokens[i].span == .none {
      switch tokens[i].code {
      case 0x22:
        isOpen.double.toggle()
        tokens[i].opens = isOpen.double
      case 0x27 where tokens[i - 1].kind == .letter && tokens[i + 1].kind == .letter: tokens[i].opens = false
      case 0x27:
        isOpen.single.toggle()
        tokens[i].opens = isOpen.single
      default: tokens[i].opens = Quotation.isOpening(tokens[i].code)
      }
    }
  }
}
