// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziDecode

@Suite struct EncodingDetectorTests {
  @Test(arguments: Sample.all)
  func shortTextIsRecognized(sample: Sample) {
    let found = EncodingDetector.detect(sample.bytes)
    #expect(found.encoding == sample.encoding, "\(sample.text): \(found)")
    // A few accents among ASCII prove little.
    #expect(found.confidence > (sample.encoding == .windows1252 ? 0.4 : 0.9), "\(sample.text): \(found)")
  }

  @Test(arguments: [
    ("utf8", [0xEF, 0xBB, 0xBF, 0x61] as [UInt8], TextEncoding.utf8), ("utf16", [0xFF, 0xFE, 0x61, 0], .utf16LittleEndian),
    ("utf16", [0xFE, 0xFF, 0, 0x61], .utf16BigEndian), ("utf32", [0xFF, 0xFE, 0, 0], .utf32LittleEndian),
    ("utf32", [0, 0, 0xFE, 0xFF], .utf32BigEndian), ("gb18030", [0x84, 0x31, 0x95, 0x33], .gb18030),
  ])
  func byteOrderMarkDecides(name: String, bytes: [UInt8], encoding: TextEncoding) {
    #expect(EncodingDetector.detect(bytes).encoding == encoding)
  }

  @Test func declarationIsAHint() {
    // 字 alone is as good in either; a page that says so decides it, a page that says wrong about plain text does not.
    let page = Array("<meta charset=\"big5\">".utf8)
    #expect(EncodingDetector.detect(page + [0xA7, 0xDA, 0xAD, 0xCC]).encoding == .big5)
    let gbk = Sample.all.filter { $0.encoding == .gb18030 }.flatMap(\.bytes)
    #expect(EncodingDetector.detect(page + gbk).encoding == .gb18030)
  }

  @Test func guessesWeighButDoNotDecide() {
    let gbk = Sample.all.first { $0.encoding == .gb18030 }?.bytes ?? []
    #expect(EncodingDetector.detect(gbk.span, guesses: [.big5, .eucKR]).encoding == .gb18030)
  }

  @Test func damagedUTF8StaysUTF8() {
    let text = Array("今天的天气非常好，我们去公园。".utf8)
    for cut in text.indices {
      var damaged = text
      damaged.remove(at: cut)
      #expect(EncodingDetector.detect(damaged).encoding == .utf8, "byte \(cut) lost")
    }
  }

  @Test(arguments: [[], [0x41], [0xFF], [0x80, 0x80], [0, 0, 0, 0], [0x1B], [0x7E, 0x7B], [0x7E], [0x81, 0x30, 0x81]] as [[UInt8]])
  func anyBytesGiveAnAnswer(bytes: [UInt8]) {
    let found = EncodingDetector.detect(bytes)
    #expect((0...1).contains(found.confidence))
  }

  @Test func noiseIsDoubted() {
    var state: UInt64 = 1
    let noise = (0..<400).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    #expect(EncodingDetector.detect(noise).confidence < 0.5)
  }

  @Test(arguments: [
    ("gb2312", TextEncoding.gb18030), ("GBK", .gb18030), ("x-gbk", .gb18030), ("CP936", .gb18030), ("Big5", .big5), ("big5-hkscs", .big5),
    ("shift_jis", .shiftJIS), ("SJIS", .shiftJIS), ("euc-kr", .eucKR), ("ISO-8859-1", .windows1252), ("utf8", .utf8),
    ("UTF-16LE", .utf16LittleEndian),
  ])
  func labelsMeanTheWidestOfTheirFamily(label: String, encoding: TextEncoding) {
    #expect(TextEncoding(label: label) == encoding)
  }

  @Test(arguments: ["", "koi8-r", "gb", "windows-1251", "utf-7"])
  func otherLabelsAreNotOurs(label: String) {
    #expect(TextEncoding(label: label) == nil)
  }
}
