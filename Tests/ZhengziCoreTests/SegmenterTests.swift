// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@Suite struct SegmenterTests {
  private func length(_ bytes: [UInt8], isEnd: Bool = false) -> Int? {
    Segmenter.windowLength(bytes.span, isEnd: isEnd)
  }

  @Test func shortDocumentWaitsForItsEnd() {
    let bytes = Array("一行\n".utf8)
    #expect(length(bytes) == nil)
    #expect(length(bytes, isEnd: true) == bytes.count)
    #expect(length([], isEnd: true) == nil)
  }

  @Test func windowEndsAfterTheLastLineFeedWithinItsSize() {
    var bytes = [UInt8](repeating: 0x61, count: Segmenter.size + 100)
    bytes[10] = 0x0A
    bytes[Segmenter.size - 7] = 0x0A
    bytes[Segmenter.size + 5] = 0x0A
    #expect(length(bytes) == Segmenter.size - 6)
    #expect(length(bytes, isEnd: true) == Segmenter.size - 6)
  }

  @Test(arguments: ["\n", " ", "。", "！", "？"]) func longLineEndsAfterTheFirstBreak(_ mark: String) {
    let head = [UInt8](repeating: 0x61, count: Segmenter.size + 50)
    let bytes = head + Array(mark.utf8) + Array("b b\n".utf8)
    #expect(length(bytes) == head.count + mark.utf8.count)
    #expect(length(head) == nil)
    #expect(length(head, isEnd: true) == head.count)
  }

  @Test func endlessLineEndsAtACharacterBorder() {
    let bytes = Array(String(repeating: "中", count: 50_000).utf8)
    #expect(length(bytes) == Segmenter.longest / 3 * 3)
    #expect(length([UInt8](repeating: 0x80, count: 200_000)) == Segmenter.longest)
  }
}
