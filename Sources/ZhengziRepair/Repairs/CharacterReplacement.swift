// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// Characters that become others one by one: ligatures, full-width letters, radicals, compatibility ideographs.
///
/// What becomes what is in `Tables/codecs/replacements.tsv`, under the name of the repair.
struct CharacterReplacement: PlaceRule {
  let repair: Repair
  let kinds: Profile.Kinds? = nil
  private let codes: TableSection<UInt32>
  private let ends: TableSection<UInt16>
  private let text: TableSection<UInt8>

  init(_ repair: Repair) {
    self.repair = repair
    let image = TableImage(embedded: zhengzi_table_codecs) ?? .empty
    let name = repair.name.prefix(10)
    codes = image.section("\(name).codes")
    ends = image.section("\(name).ends")
    text = image.section("\(name).text")
  }

  func canStart(_ byte: UInt8) -> Bool { byte >= 0xC4 }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    guard let (code, length) = window.codePoint(at: i), let index = index(of: code) else { return nil }
    return PlaceMatch(length: length, text: (Int(ends[index])..<Int(ends[index + 1])).map { text[$0] }, confidence: 0.9)
  }

  private func index(of code: UInt32) -> Int? {
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] == code { return middle }
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
