// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct OtherLayoutTests {
  private func bytes(_ character: Unicode.Scalar, _ codec: DoubleByteCodec) -> [UInt8]? {
    var bytes: [UInt8] = []
    return OtherLayout.encode(character.value, codec, into: &bytes) ? bytes : nil
  }

  @Test func kanaOfBig5StandInOneRun() {
    #expect(bytes("ヾ", .big5) == [0xC6, 0xA1])
    #expect(bytes("ぁ", .big5) == [0xC6, 0xA5])
    #expect(bytes("ん", .big5) == [0xC6, 0xF7])
    #expect(bytes("ァ", .big5) == [0xC6, 0xF8])
    #expect(bytes("ェ", .big5) == [0xC6, 0xFE])
    #expect(bytes("エ", .big5) == [0xC7, 0x40])
    #expect(bytes("ユ", .big5) == [0xC7, 0x7E])
    #expect(bytes("ョ", .big5) == [0xC7, 0xA1])
    #expect(bytes("ヶ", .big5) == [0xC7, 0xB0])
    #expect(bytes("Д", .big5) == [0xC7, 0xB1])
    #expect(bytes("я", .big5) == [0xC7, 0xE8])
    #expect(bytes("①", .big5) == [0xC7, 0xE9])
    #expect(bytes("⑽", .big5) == [0xC7, 0xFC])
  }

  @Test func theEuroOfWindowsIsOneByte() {
    #expect(bytes("€", .gb18030) == [0x80])
  }

  @Test func othersAreAsTheTableHasThem() {
    #expect(bytes("中", .big5) == nil && bytes("中", .gb18030) == nil && bytes("ん", .gb18030) == nil && bytes("€", .eucKR) == nil)
    #expect(!OtherLayout.concerns([0x4E2D, 0x41], .big5) && OtherLayout.concerns([0x3093], .big5))
  }

  @Test func windowsHasCharactersTwice() throws {
    let table = CodecTables.shared.shiftJIS
    for (code, cell) in OtherLayout.shiftJIS {
      #expect(table.decode(UInt8(cell >> 8), UInt8(truncatingIfNeeded: cell)) == code)
      #expect(table.encode(code) != cell)
    }
    // 纊 is ED40 and FA5C.
    let first = table.encode(0x7E8A)
    let second = try #require(OtherLayout.shiftJIS[0x7E8A])
    #expect(Set([first, second]) == [0xED40, 0xFA5C])
  }

  @Test func aChoiceOfBytesIsOffered() {
    let misread = MisreadBytes([0x7E8A, 0x41], .double(.shiftJIS))
    #expect(misread.hasOthers)
    #expect(misread.otherBytes(at: 0).contains { $0.prefix(2) == [0xFA, 0x5C] || $0.prefix(2) == [0xED, 0x40] })
    #expect(!MisreadBytes([0x4E2D], .double(.shiftJIS)).hasOthers)
  }
}
