// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct ReadingLatticeTests {
  private func result(_ line: String, _ reader: Reader, _ source: Source, width: Int = 32) -> (text: String, gaps: [Gap])? {
    let misread = MisreadBytes(CodePoints(line).codes, reader)
    var lattice = ReadingLattice(misread, as: source, width: width, most: 256)
    guard var result = lattice.best() else { return nil }
    lattice.weighGaps(of: &result)
    return (String(decoding: CodePoints(result.codes).utf8, as: UTF8.self), result.gaps)
  }

  @Test func fillsGapsAndSaysHowSureItIs() throws {
    let found = try #require(result("鏄ュぉ鍒颁簡锛屽叕鍥?閲岀殑鑺遍兘寮?浜嗐??\n", .double(.gb18030), .utf8))
    #expect(found.text == "春天到了，公园里的花都开了。\n")
    #expect(found.gaps.map(\.place) == [6, 11, 13])
    #expect(found.gaps.allSatisfy { $0.probability > 0.5 && $0.probability <= 1 })
    #expect(found.gaps.allSatisfy { ($0.other?.probability ?? 0) <= $0.probability })
  }

  @Test func keepsWhatStands() throws {
    let found = try #require(result("春天到了，å…¬å›­é‡Œçš„èŠ±", .single(.windows1252), .utf8))
    #expect(found.text == "春天到了，公园里的花")
    #expect(found.gaps.isEmpty)
  }

  @Test func findsNothingInNothing() throws {
    #expect(try #require(result("", .double(.gb18030), .utf8)).text == "")
  }

  @Test func choosesAmongBytesThatWereReadAlike() throws {
    // 碟可 is B5FA BFC9 in GBK; Windows' Shift-JIS reads FABF as it reads EDA3.
    let bytes: [UInt8] = [0xB5, 0xFA, 0xBF, 0xC9]
    var codes: [UInt32] = []
    var i = 0
    while i < bytes.count {
      let found = DoubleByteCodec.shiftJIS.decode(bytes.span, at: i)
      let character = try #require(found)
      codes.append(character.code)
      i += character.length
    }
    let line = String(decoding: CodePoints(codes).utf8, as: UTF8.self)
    #expect(try #require(result(line, .double(.shiftJIS), .double(.gb18030))).text == "碟可")
  }
}
