// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Replaces compatibility ideographs by the characters that they stand for: what OpenCC does before all else.
///
/// Source: the table `Tables/opencc/CJK_Compatibility_Ideographs.tsv`. Ideographic description sequences pass as they are.
struct Compatibility {
  let tables: ConversionTables

  /// All of them, in order.
  func replacements(_ window: Span<UInt8>) -> [ExplainedConversion.Replacement] {
    window.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return [] }
      let text = Text(start: start, count: bytes.count)
      var replacements: [ExplainedConversion.Replacement] = []
      var i = 0
      while i < text.count {
        guard Self.mayStart(text.byte(i)) else {
          i += 1
          continue
        }
        let end = i + pieceLength(text, at: i)
        if let character = replacement(text, at: i) {
          replacements.append(.init(range: i..<end, text: character, rule: ExplainedConversion.compatibility))
        }
        i = end
      }
      return replacements
    }
  }

  /// Whether a compatibility ideograph or a description sequence may start with a byte: U+2FFx, U+Fxxx, and beyond the Basic Multilingual Plane.
  private static func mayStart(_ lead: UInt8) -> Bool { lead == 0xE2 || lead >= 0xEF }

  /// The length of the character or of the description sequence at a place.
  private func pieceLength(_ text: Text, at i: Int) -> Int {
    let (value, length) = text.codePoint(at: i)
    if Text.operands(of: value) > 0, let length = text.descriptionLength(at: i) { return length }
    return max(length, 1)
  }

  /// What the compatibility ideograph at a place stands for; `nil` where there is none.
  private func replacement(_ text: Text, at i: Int) -> [UInt8]? {
    let (value, length) = text.codePoint(at: i)
    guard length == 4 || length == 3 && value >= 0xF900 && value < 0xFB00, let character = tables.compatibility[value] else { return nil }
    var bytes: [UInt8] = []
    bytes.append(codePoint: character)
    return bytes
  }
}
