// SPDX-License-Identifier: Apache-2.0

/// `<!-- … -->`.
enum MarkupComment: SpanRecognizer {
  static let kind = SpanKind.markup

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard line.matches("<!--", at: i) else { return nil }
    var j = i + 4
    while let close = line.firstPlace(of: UInt8(ascii: ">"), from: j) {
      if line.matches("--", at: close - 2) { return close + 1 }
      j = close + 1
    }
    return nil
  }
}
