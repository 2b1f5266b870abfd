// SPDX-License-Identifier: Apache-2.0

/// An account's name in ASCII: `@wang_li`. Han after `@` is text like any other.
enum Mention: SpanRecognizer {
  static let kind = SpanKind.mention

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    let end = line.run(from: i + 1) { line.isIdentifier($0) || line.ascii($0) == UInt8(ascii: "-") && line.isIdentifier($0 + 1) }
    return end > i + 1 ? end : nil
  }
}
