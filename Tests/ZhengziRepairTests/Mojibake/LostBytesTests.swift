// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct LostBytesTests {
  private func candidates(
    _ line: String, _ reader: Reader, _ source: Source, at position: Int, most: Int = 256, dropsControls: Bool = false
  ) -> [LostBytes.Candidate] {
    let misread = MisreadBytes(CodePoints(line).codes, reader)
    let bytes = LostBytes(misread, source, in: .chinese, most: most, dropsControls: dropsControls)
    var found: [LostBytes.Candidate] = []
    bytes.append(at: position, to: &found)
    return found
  }

  private func has(_ character: Unicode.Scalar, _ found: [LostBytes.Candidate]) -> Bool {
    found.contains { $0.code == character.value }
  }

  @Test func aLostLastByteMayHaveAnyValueBeforeASpace() {
    // 从 is E4 BB 8E: GBK reads E4BB, and 8E with a space is nothing.
    let found = candidates("浠? ", .double(.gb18030), .utf8, at: 0)
    #expect(has("从", found) && has("他", found) && has("以", found))
    #expect(found.allSatisfy { $0.length == 3 && $0.lost == 1 && $0.code & 0xFFC0 == 0x4EC0 })
  }

  @Test func aByteIsLostOnlyWhereItIsNoCharacterWithTheNext() {
    // 最 is E6 9C 80, and 80 is no lead; 本 is E6 9C AC, and ACE7 is a cell for private use; 望 is E6 9C 9B, and 9BE7 a character.
    let found = candidates("鏈?鐨", .double(.gb18030), .utf8, at: 0)
    #expect(has("最", found) && has("本", found) && !has("望", found))
  }

  @Test func rareCharactersDoNotCrowdOutCommonOnes() {
    // 題 is E9 A1 8C: A18C is a cell for private use, and 8C with a line feed is nothing.
    #expect(has("題", candidates("鍟忛??\n", .double(.gb18030), .utf8, at: 3, most: 48)))
  }

  @Test func aCharacterOfWhichNothingIsKnownIsACommonOne() {
    // 。 is E3 80 82: UHC has no characters with trail byte 80, nor lead bytes 80 and 82 before a line feed.
    #expect(has("。", candidates("???\n", .double(.eucKR), .utf8, at: 0)))
  }

  @Test func windows1252LosesFiveBytes() {
    // 不 is E4 B8 8D and 丐 is E4 B8 90; 三 is E4 B8 89, and 89 is ‰.
    let found = candidates("ä¸?", .single(.windows1252), .utf8, at: 0)
    #expect(has("不", found) && has("丐", found) && !has("三", found))
    #expect(Set(found.map { $0.code & 0x3F }).isSubset(of: [0x01, 0x0D, 0x0F, 0x10, 0x1D]))
  }

  @Test func deletedControlsAreBytesFrom80To9F() {
    // 一 is E4 B8 80; 中 is E4 B8 AD, and AD is no control character.
    let found = candidates("ä¸ ", .single(.latin1), .utf8, at: 0, dropsControls: true)
    #expect(has("一", found.filter { $0.length == 2 }) && !has("中", found))
  }

  @Test func bothBytesOfACharacterMayBeLost() {
    // 三 is C8FD: Unicode's Big5 has nothing from C6A1 to C8FE, and FD is no lead.
    #expect(has("三", candidates("??\n", .double(.big5), .double(.gb18030), at: 0)))
  }

  @Test func nothingIsSupposedWhereNothingIsLost() {
    #expect(candidates("浠ヤ", .double(.gb18030), .utf8, at: 0).isEmpty)
  }
}
