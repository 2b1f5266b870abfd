// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@Suite struct SegmenterTests {
  @Test func shortDocumentWaitsForItsEnd() {
    let bytes = Array("一行\n".utf8)
    #expect(Segmenter.windowLength(bytes.span, isEnd: false) == nil)
    #expect(Segmenter.windowLength(bytes.span, isEnd: true) == bytes.count)
  }
}
