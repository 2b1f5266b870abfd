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
        let end = i + pieceLength(text, at: i)
        if let character = replacement(text, at: i) {
          replacements.append(.init(range: i..<end, text: character, rule: ExplainedConversion.compatibility))
        }
        i = end
      }
      return replacements
    }
  }

  /// The length of the character or of the description sequence at a place.
  private func pieceLength(_ text: Text, at i: Int) -> Int {
    let (value, length) = text.codePoint(at: i)
    if Text.operands(of: value) > 0, let length = text.descriptionLength(at: i) { return length }
    return max(length, 1)
  }

  /// What the compatibility ideograph at a place stands for; `nil` where there is none.
  private func replacement(_ text: Text, at i: Int) -> [UInt8]? {
    let (value, length) = text.codePoint(at: i)
    guard length >= 3, value >= 0xF900, let character = tables.compatibility[value] else { return nil }
    var bytes: [UInt8] = []
    bytes.append(codePoint: character)
    return bytes
  }
}
