// SPDX-License-Identifier: Apache-2.0

import TableFormat
import Testing

@testable import ZhengziRepair

@Suite struct SurpriseTableTests {
  /// Both tables say the same of every character of two bytes and three.
  @Test func agreesWithTheTableByCodePoint() throws {
    let table = try #require(SurpriseTable.shared)
    for code in UInt32(0x80)..<0x10000 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let bytes = Array(String(scalar).utf8)
      let entry = bytes.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { bytes.count == 2 ? table.pair($0) : table.triple($0) } ?? 0
      }
      let own = Int(CodecTables.shared.surprise[Int(code)])
      #expect(entry >> 8 == UInt32(max(0, own)) && entry & 0xFF == UInt32(max(0, -own)), "U+\(String(code, radix: 16))")
    }
  }

  /// What ten characters take off fits into a byte.
  @Test func tenEntriesDoNotOverflow() {
    let surprise = CodecTables.shared.surprise
    #expect((0..<surprise.count).allSatisfy { surprise[$0] >= -25 })
  }
}
