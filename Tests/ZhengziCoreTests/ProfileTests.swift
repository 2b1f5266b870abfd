// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@Suite struct ProfileTests {
  private static let samples: [(String, Profile.Kinds)] = [
    ("a&b", .ampersand), ("\\u4e2d", .backslash), ("%E4", .percent), ("=?gb2312?", [.encodedWord, .question]), ("好?", .question),
    ("\u{1B}[0m", .control), ("\u{7F}", .control), ("(shí)", .latin), ("\u{85}", .latin), ("Ελ", .otherTwoByte), ("\u{E000}", .privateUse),
    ("\u{F8FF}", .privateUse), ("\u{F900}", .privateUse), ("\u{FFFD}", .replacement), ("😀", .supplementary), ("正字，\t\r\nok", []),
  ]

  @Test(arguments: samples.indices)
  func findsAKindAtEveryPlace(_ index: Int) {
    let (text, kinds) = Self.samples[index]
    for before in 0..<40 {
      for after in [0, 1, 17] {
        let bytes =
          Array(repeating: UInt8(ascii: "x"), count: before) + Array(text.utf8) + Array(repeating: UInt8(ascii: "x"), count: after)
        let profile = Profile(bytes.span)
        #expect(profile.kinds == kinds)
      }
    }
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xF5, 0x80, 0x80]] as [[UInt8]])
  func bytesThatAreNoUTF8(_ bytes: [UInt8]) {
    let profile = Profile(bytes.span)
    #expect(profile.kinds == .notUTF8)
  }

  @Test func seeksOnlyWhatIsAskedFor() {
    let bytes = Array("a&b é".utf8)
    #expect(Profile(bytes.span, seeking: .latin).kinds == .latin)
    #expect(Profile(bytes.span, seeking: [.percent, .ampersand]).kinds == .ampersand)
    #expect(Profile(bytes.span, seeking: []).kinds == [])
  }
}
