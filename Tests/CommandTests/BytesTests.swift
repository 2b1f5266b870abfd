// SPDX-License-Identifier: Apache-2.0

import Testing

/// Any bytes in, the same bytes out where there is nothing to do.
@Suite struct BytesTests {
  private static let inputs: [[UInt8]] = [
    [], [0x0A], [0x00], Array("无换行".utf8), Array("行\r\n行\r行\n".utf8), Array("\u{FEFF}文\n".utf8), [0xE4, 0xB8], [0xFF, 0xFE, 0x41, 0x00],
    Array(String(repeating: "一二三四五六七八九十。", count: 20_000).utf8), Array(String(repeating: "長", count: 200_000).utf8),
    (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) },
  ]

  @Test(arguments: inputs.indices, ["", "-j 3", "-z", "-z -j 2", "--line-buffered"]) func passThrough(_ index: Int, _ options: String)
    throws
  {
    let run = try Command.shell("zhengzi --no-repair \(options)", input: Self.inputs[index])
    #expect(run.status == 0)
    #expect(run.output == Self.inputs[index])
    #expect(run.errors.isEmpty)
  }

  @Test func severalFilesAndStandardInput() throws {
    let run = try Command.shell("echo 甲 > a; printf 乙 > ./-b; zhengzi a - -- -b", input: Array("中\n".utf8))
    #expect(run.text == "甲\n中\n乙")
  }

  @Test func namesFromAList() throws {
    let run = try Command.shell("echo 甲 > 'a b'; echo 乙 > $'c\\nd'; printf 'a b\\0c\\nd\\0' | zhengzi --files0-from -")
    #expect(run.text == "甲\n乙\n")
  }
}
