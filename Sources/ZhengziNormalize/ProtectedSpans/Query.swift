// SPDX-License-Identifier: Apache-2.0

/// The query of an address that stands alone: `?id=5&名=王`.
enum Query: SpanRecognizer {
  static let kind = SpanKind.query

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let sign = line.run(from: i + 1) { line.isIdentifier($0) }
    guard sign > i + 1, line.ascii(sign) == UInt8(ascii: "=") else { return nil }
    return line.run(from: sign) { j in
      switch line.tokens[j].kind {
      case .letter, .digit, .han, .combining: true
      case .mark: !line.isTrailing(j)
      default: false
      }
    }
  }
}
