// SPDX-License-Identifier: Apache-2.0

/// U+3000 at the start of a line → spaces, one each: two make the indent of a paragraph.
enum Indent {
  static func apply(to line: inout Line) {
    for i in line.indices {
      guard line[i].kind == .wideSpace else { return }
      line.change(i, to: 0x20, .indent)
    }
  }
}
