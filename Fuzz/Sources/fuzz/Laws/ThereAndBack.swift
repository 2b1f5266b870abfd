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

  /// The characters with a single traditional form in OpenCC's table, which has no other simplified one.
  private static let single: [Unicode.Scalar] = {
    let root = #filePath.components(separatedBy: "/Fuzz/")[0]
    let rows = (try? String(contentsOfFile: "\(root)/Tables/opencc/STCharacters.tsv", encoding: .utf8))?.split(separator: "\n") ?? []
    return rows.compactMap { row in
      let fields = row.split(separator: "\t")
      guard fields.count == 2, fields[1].count == 1, back?.rewrite(String(fields[1])) == String(fields[0]) else { return nil }
      return fields[0].unicodeScalars.first
    }
  }()
}
