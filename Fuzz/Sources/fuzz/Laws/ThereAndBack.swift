// SPDX-License-Identifier: Apache-2.0

import Foundation
import Zhengzi

extension Law {
  /// Characters that correspond one to one come back from the other script.
  static let thereAndBack = Law(
    "there-and-back", seed: { _, text in text },
    holds: { input in
      var input = input
      var text = ""
      while !input.isEmpty { text.unicodeScalars.append(single[input.number() % single.count]) }
      guard let there, let back else { broken("the converters cannot be made") }
      let traditional = there.rewrite(text)
      let returned = back.rewrite(traditional)
      if returned != text { broken("\(text) -> \(traditional) -> \(returned)") }
      return true
    })

  private static let there = try? Pipeline(repair: nil, convert: .s2t)
  private static let back = try? Pipeline(repair: nil, convert: .t2s)

  /// The characters with a single traditional form in OpenCC's table, which has no other simplified one, in no phrase either.
  private static let single: [Unicode.Scalar] = {
    let inPhrases = Set(rows("TSPhrases").flatMap { $0.key.unicodeScalars })
    return rows("STCharacters").compactMap { row in
      guard row.value.unicodeScalars.count == 1, back?.rewrite(row.value) == row.key else { return nil }
      return inPhrases.isDisjoint(with: row.value.unicodeScalars) ? row.key.unicodeScalars.first : nil
    }
  }()

  /// The rows of a table of OpenCC's.
  private static func rows(_ table: String) -> [(key: String, value: String)] {
    let root = #filePath.components(separatedBy: "/Fuzz/")[0]
    let text = (try? String(contentsOfFile: "\(root)/Tables/opencc/\(table).tsv", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t")
      return fields.count == 2 ? (String(fields[0]), String(fields[1])) : nil
    }
  }
}
