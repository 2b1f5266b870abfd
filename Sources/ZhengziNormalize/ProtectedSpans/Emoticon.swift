// SPDX-License-Identifier: Apache-2.0

/// A face with a nose: `:-)`, `;-(`, `:-D`. One without is known by its bracket that nothing opens.
enum Emoticon: SpanRecognizer {
  static let kind = SpanKind.emoticon

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    guard line.ascii(i + 1) == UInt8(ascii: "-"), isMouth(line.ascii(i + 2)), !line[i + 3].isLatin else { return nil }
    return i + 3
  }

  private static func isMouth(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "/"),
      UInt8(ascii: "|"):
      true
    default: false
    }
  }
}
