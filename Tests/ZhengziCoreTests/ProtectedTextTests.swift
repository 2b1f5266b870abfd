// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@Suite struct ProtectedTextTests {
  private func ranges(_ patterns: [String], _ text: String) throws -> [Range<Int>] {
    var protected = ProtectedText()
    for pattern in patterns { try protected.add(matching: pattern) }
    return protected.ranges(in: Array(text.utf8).span)
  }

  @Test func `finds what matches, in bytes, line by line`() throws {
    #expect(try ranges(["[a-z]+"], "中ab文c") == [3..<5, 8..<9])
    #expect(try ranges(["^b"], "a\nb\nab") == [2..<3])
    #expect(try ranges(["a.b"], "a\nb").isEmpty)
    #expect(try ranges([], "abc").isEmpty)
  }

  @Test func `ranges are sorted, merged where they touch, and never empty`() throws {
    #expect(try ranges(["cd", "ab", "bc"], "abcd") == [0..<4])
    #expect(try ranges(["x*"], "ab").isEmpty)
    #expect(try ranges(["b", "d"], "abcd") == [1..<2, 3..<4])
  }

  @Test func `a line that is no text holds none`() throws {
    var protected = ProtectedText()
    try protected.add(matching: "a")
    #expect(protected.ranges(in: ([0xFF, 0x61, 0x0A, 0x61] as [UInt8]).span) == [3..<4])
  }

  @Test func `what is no expression is refused`() {
    #expect(throws: ZhengziError.self) {
      var protected = ProtectedText()
      try protected.add(matching: "(")
    }
  }
}
