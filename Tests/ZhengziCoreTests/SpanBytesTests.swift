// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@Suite struct SpanBytesTests {
  private func last(_ bytes: [UInt8], _ range: Range<Int>) -> Int? { bytes.span.lastIndex(of: 0x0A, in: range) }

  @Test func findsTheLastAtEveryPlace() {
    for count in 0..<40 {
      for place in 0..<count {
        var bytes = [UInt8](repeating: 0x41, count: count)
        bytes[place] = 0x0A
        #expect(last(bytes, 0..<count) == place)
        #expect(last(bytes, 0..<place) == nil)
        #expect(last(bytes, place..<count) == place)
        bytes[0] = 0x0A
        #expect(last(bytes, 0..<count) == place)
      }
    }
    #expect(last([], 0..<0) == nil)
  }
}
