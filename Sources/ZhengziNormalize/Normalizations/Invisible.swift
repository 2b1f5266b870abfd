// SPDX-License-Identifier: Apache-2.0

/// Between two Han characters zero-width spaces, word joiners, stray byte order marks and soft hyphens go.
///
/// Joiners and variation selectors stay; marks that turn the direction are noted.
enum Invisible {
  static func apply(to line: inout Line) {
    var i = 0
    while line.nextSign(&i) {
      if line[i].kind == .bidirectional { line.note(i, .invisible) }
      guard line[i].kind == .invisible else { continue }
      let end = line.run(from: i) { line[$0].kind == .invisible }
      if isHan(line[i - 1]), isHan(line[end]) { line.splices.append(.removing(i..<end)) }
      i = end - 1
    }
    line.applySplices(.invisible)
  }

  private static func isHan(_ token: Token) -> Bool { token.isHan || token.kind == .wideMark }
}
