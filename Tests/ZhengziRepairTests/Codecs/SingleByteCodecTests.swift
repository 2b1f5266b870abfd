// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct SingleByteCodecTests {
  @Test(arguments: SingleByteCodec.allCases)
  func everyByteComesBack(_ codec: SingleByteCodec) {
    for byte in UInt8.min...UInt8.max {
      #expect(codec.encode(codec.decode(byte)) == byte)
    }
  }

  @Test func knownCharacters() {
    #expect(SingleByteCodec.windows1252.decode(0x80) == 0x20AC)
    #expect(SingleByteCodec.windows1251.decode(0xE4) == 0x434)
    #expect(SingleByteCodec.macRoman.encode(0x221A) == 0xC3)
    #expect(SingleByteCodec.cp437.encode(0x251C) == 0xC3)
  }

  @Test func unassignedBytesAreControlCharacters() {
    #expect(SingleByteCodec.windows1252.decode(0x81) == 0x81)
    #expect(SingleByteCodec.windows1252.encode(0x81) == 0x81)
    #expect(SingleByteCodec.windows1252.encode(0x80) == nil)
  }

  @Test func othersAreRefused() {
    #expect(SingleByteCodec.latin1.encode(0x4E2D) == nil)
    #expect(SingleByteCodec.latin1.encode(0x20AC) == nil)
    #expect(SingleByteCodec.latin1.encode(0x10FFFF) == nil)
  }
}
