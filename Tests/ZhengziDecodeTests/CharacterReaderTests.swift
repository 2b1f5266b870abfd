// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore
import ZhengziDecode
import ZhengziICU

/// ICU is the second opinion: each pair of bytes is the same character, but for cells in which the tables differ (Big5: what 2008 moved out of
/// the area for private use stays there, as in 2004, and some are swapped).
@Suite struct CharacterReaderTests {
  @Test(arguments: [
    (TextEncoding.gb18030, "gb18030", 1), (.shiftJIS, "windows-932", 0), (.eucKR, "windows-949", 0), (.eucJP, "euc-jp-2007", 6),
    (.big5, "big5-hkscs", 43),
  ])
  func pairsAreAsICUReadsThem(encoding: TextEncoding, name: String, tolerance: Int) throws {
    var differences: [String] = []
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        let ours = String(decoding: try decode([lead, trail], .encoding(encoding)), as: UTF8.self)
        let theirs = String(decoding: try decode([lead, trail], .converter(name)), as: UTF8.self)
        if ours != theirs, !ours.contains("\u{FFFD}"), !theirs.contains("\u{FFFD}") {
          differences.append("\(String(lead, radix: 16))\(String(trail, radix: 16)) \(ours) \(theirs)")
        }
      }
    }
    #expect(differences.count <= tolerance, "\(differences.count): \(differences.prefix(30))")
  }

  private func decode(_ bytes: [UInt8], _ input: InputEncoding) throws -> [UInt8] {
    let decoder = try TextDecoder(input, invalid: .replace)
    var text: [UInt8] = []
    decoder.push(bytes.span, into: &text)
    decoder.finish(into: &text)
    return text
  }

  @Test func fourByteSequencesAreAsICUReadsThem() throws {
    for number in stride(from: 0, to: 1_237_576, by: 997) {
      let bytes = [0x81 + number / 12600, 0x30 + number / 1260 % 10, 0x81 + number / 10 % 126, 0x30 + number % 10].map { UInt8($0) }
      #expect(try decode(bytes, .encoding(.gb18030)) == decode(bytes, .converter("gb18030")), "\(bytes)")
    }
  }
}
