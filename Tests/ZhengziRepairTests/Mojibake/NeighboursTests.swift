// SPDX-License-Identifier: Apache-2.0

import TableFormat
import Testing

@testable import ZhengziRepair

@Suite struct NeighboursTests {
  @Test(arguments: CharacterKind.allCases) func everyKindHasNeighbours(_ kind: CharacterKind) {
    for other in CharacterKind.allCases { #expect((0...3).contains(Neighbours.strangeness(kind, other))) }
  }

  @Test func whatPeopleTypeIsNotStrange() {
    for text in ["l’été", "NESTLÉ", "5 ×", "à la", "Œuvre", "год", "你好，"] {
      let kinds = text.unicodeScalars.map { CharacterKind($0.value) }
      for (first, second) in zip(kinds, kinds.dropFirst()) { #expect(Neighbours.strangeness(first, second) == 0, "\(text)") }
    }
  }

  @Test func whatNobodyTypesIs() {
    for text in ["Ã©", "Â£", "√©", "é¬", "\u{80}a"] {
      let kinds = text.unicodeScalars.map { CharacterKind($0.value) }
      #expect(zip(kinds, kinds.dropFirst()).contains { Neighbours.strangeness($0, $1) > 0 }, "\(text)")
    }
  }
}
