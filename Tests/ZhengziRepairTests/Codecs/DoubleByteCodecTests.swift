// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct DoubleByteCodecTests {
  @Test(arguments: DoubleByteCodec.allCases)
  func whatDecodesEncodesToBytesThatDecodeTheSame(_ codec: DoubleByteCodec) {
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE {
        guard let code = codec.decode(lead, trail) else { continue }
        var bytes: [UInt8] = []
        #expect(codec.encode(code, into: &bytes))
        #expect(codec.decode(bytes.span, at: 0)?.code == code)
      }
    }
  }

  @Test(arguments: DoubleByteCodec.allCases)
  func hasWhatItEncodes(_ codec: DoubleByteCodec) {
    let differing = (UInt32(0)..<0x20100).filter { code in
      var bytes: [UInt8] = []
      return codec.has(code) != codec.encode(code, into: &bytes)
    }
    #expect(differing.isEmpty)
  }

  @Test func knownCells() {
    #expect(DoubleByteCodec.gb18030.decode(0xD6, 0xD0) == 0x4E2D)
    #expect(DoubleByteCodec.big5.decode(0xA4, 0xA4) == 0x4E2D)
    #expect(DoubleByteCodec.shiftJIS.decode(0x92, 0x86) == 0x4E2D)
    #expect(DoubleByteCodec.eucJP.decode(0xC3, 0xE6) == 0x4E2D)
    #expect(DoubleByteCodec.eucKR.decode(0xC7, 0xD1) == 0xD55C)
  }

  @Test(arguments: [0x80, 0x20AC, 0xE000, 0xE765, 0xFFFF, 0x10000, 0x1F600, 0x20000, 0x10FFFF] as [UInt32])
  func gb18030HasEveryCodePoint(_ code: UInt32) {
    var bytes: [UInt8] = []
    #expect(DoubleByteCodec.gb18030.encode(code, into: &bytes))
    let back = DoubleByteCodec.gb18030.decode(bytes.span, at: 0)
    #expect(back == DoubleByteCodec.Character(code: code, length: bytes.count))
  }

  @Test func thirdCharacterSetOfEUCJP() {
    var bytes: [UInt8] = []
    #expect(DoubleByteCodec.eucJP.encode(0x4E02, into: &bytes))
    #expect(bytes == [0x8F, 0xB0, 0xA1])
    #expect(DoubleByteCodec.eucJP.decode(bytes.span, at: 0) == DoubleByteCodec.Character(code: 0x4E02, length: 3))
  }

  @Test func truncatedBytesAreNoCharacter() {
    for codec in DoubleByteCodec.allCases {
      for bytes in [[0xE4], [0x81, 0x30], [0x81, 0x30, 0x81], [0x8F, 0xB0], [0xFF]] as [[UInt8]] {
        let character = codec.decode(bytes.span, at: 0)
        #expect(character == nil || character.map { $0.length <= bytes.count } ?? false)
      }
    }
  }
}
