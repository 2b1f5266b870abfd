// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore
import ZhengziDecode

@Suite struct TextDecoderTests {
  /// Decodes in two pieces.
  private func decode(_ bytes: [UInt8], _ input: InputEncoding, _ invalid: InvalidBytes = .keep, cut: Int = 0) throws -> [UInt8] {
    let decoder = try TextDecoder(input, invalid: invalid)
    var text: [UInt8] = []
    decoder.push(bytes.span.extracting(..<cut), into: &text)
    decoder.push(bytes.span.extracting(cut...), into: &text)
    decoder.finish(into: &text)
    return text
  }

  @Test(arguments: Sample.all)
  func everyEncodingIsReadHoweverItIsCut(sample: Sample) throws {
    for cut in sample.bytes.indices {
      let text = try decode(sample.bytes, .encoding(sample.encoding), cut: cut)
      #expect(String(decoding: text, as: UTF8.self) == sample.text, "\(sample.encoding), cut at \(cut)")
    }
    #expect(String(decoding: try decode(sample.bytes, .auto, cut: sample.bytes.count / 2), as: UTF8.self) == sample.text)
  }

  @Test func onlyTheFirstOfTwoMarksIsTheOrderOfBytes() throws {
    let bytes: [UInt8] = [0xFE, 0xFF, 0xFE, 0xFF, 0x4E, 0x2D]
    for cut in bytes.indices {
      #expect(try decode(bytes, .encoding(.utf16BigEndian), cut: cut) == Array("\u{FEFF}中".utf8), "cut at \(cut)")
    }
  }

  @Test(arguments: [
    (TextEncoding.gb18030, [0xD6, 0xD0, 0xFF, 0x41] as [UInt8], "中", [0xFF] as [UInt8], "A"),
    (.gb18030, [0xD6, 0xD0, 0x81], "中", [0x81], ""), (.gb18030, [0x81, 0x20], "", [0x81], " "),
    (.gb18030, [0x81, 0x30, 0x20], "", [0x81], "0 "), (.big5, [0xA4, 0xA4, 0xC6, 0x9F], "中", [0xC6, 0x9F], ""),
    (.utf16LittleEndian, [0x2D, 0x4E, 0x00, 0xDC, 0x41, 0], "中", [0x00, 0xDC], "A"), (.eucJP, [0x8E, 0xE0], "", [0x8E, 0xE0], ""),
    (.eucTW, [0x41, 0xFF, 0x41], "A", [0xFF], "A"), (.utf8, [0x41, 0xE4, 0xB8, 0x41], "A", [0xE4, 0xB8], "A"),
  ])
  func invalidBytesAreKeptReplacedOrTold(encoding: TextEncoding, bytes: [UInt8], before: String, invalid: [UInt8], after: String) throws {
    let kept = try decode(bytes, .encoding(encoding))
    #expect(kept == Array(before.utf8) + invalid + Array(after.utf8))
    let replaced = String(decoding: try decode(bytes, .encoding(encoding), .replace), as: UTF8.self)
    #expect(replaced.filter { $0 != "\u{FFFD}" } == before + after && replaced.contains("\u{FFFD}"))
    let decoder = try TextDecoder(.encoding(encoding), invalid: .fail)
    var text: [UInt8] = []
    decoder.push(bytes.span, into: &text)
    decoder.finish(into: &text)
    #expect(decoder.firstInvalid?.line == 1)
    #expect(decoder.firstInvalid.map { Array(bytes[$0.offset...].prefix(1)) } == Array(invalid.prefix(1)))
  }

  @Test func placeOfInvalidBytesCountsLines() throws {
    let decoder = try TextDecoder(.encoding(.gb18030), invalid: .fail)
    var text: [UInt8] = []
    decoder.push([0x41, 0x0A, 0x42, 0x0A].span, into: &text)
    #expect(decoder.firstInvalid == nil)
    decoder.push([0x43, 0xFF, 0x0A, 0xFF].span, into: &text)
    #expect(decoder.firstInvalid == InvalidPlace(offset: 5, line: 3))
  }

  @Test func privateUsePairsStay() throws {
    #expect(try decode([0xAA, 0xA1, 0xFE, 0xFE], .encoding(.gb18030)) == Array("\u{E000}\u{E4C5}".utf8))
    #expect(try decode([0xA1, 0x40, 0xA7, 0xA0], .encoding(.gb18030)) == Array("\u{E4C6}\u{E765}".utf8))
    #expect(try decode([0x81, 0x40], .encoding(.big5)) == Array("\u{EEB8}".utf8))
  }

  @Test func byteOrderMarkOfWideUnitsGoes() throws {
    #expect(try decode([0xFF, 0xFE, 0x2D, 0x4E], .encoding(.utf16LittleEndian)) == Array("中".utf8))
    #expect(try decode([0xFF, 0xFE, 0x2D, 0x4E], .auto) == Array("中".utf8))
    #expect(try decode([0xFF, 0xFE, 0x2D, 0x4E], .converter("UTF-16"), cut: 1) == Array("中".utf8))
  }

  @Test func otherConvertersOfICUServe() throws {
    #expect(try decode([0xCF, 0xF0, 0xE8], InputEncoding(name: "windows-1251"), cut: 1) == Array("При".utf8))
    #expect(try decode(Array("+Ti1lhw-".utf8), InputEncoding(name: "UTF-7"), cut: 3) == Array("中文".utf8))
  }

  @Test func unknownConverterNamesTheNearest() {
    #expect(throws: ZhengziError.self) { try TextDecoder(InputEncoding(name: "windows-125l")) }
  }

  @Test func linesOfSeveralEncodings() throws {
    let chosen = Sample.all.filter { [.utf8, .gb18030, .big5, .shiftJIS, .eucKR].contains($0.encoding) }
    let input = chosen.flatMap { $0.line }
    let expected = chosen.map { $0.text + "\n" }.joined()
    for cut in stride(from: 0, to: input.count, by: 37) {
      #expect(String(decoding: try decode(input, .autoLine, cut: cut), as: UTF8.self) == expected)
    }
  }

  @Test func lineLeansOnItsNeighbours() throws {
    // 硬 in GBK is also a Cyrillic letter in UTF-8.
    let gbk = Sample.all.filter { $0.encoding == .gb18030 }
    let input: [UInt8] = gbk.flatMap { $0.line } + [0xD3, 0xB2, 0x0A]
    #expect(String(decoding: try decode(input, .autoLine), as: UTF8.self).hasSuffix("\n硬\n"))
  }

  @Test func autoWaitsForATellingByte() throws {
    let gbk = Sample.all.first { $0.encoding == .gb18030 }
    let ascii = [UInt8](repeating: 0x41, count: 200_000) + [0x0A]
    let text = try decode(ascii + (gbk?.bytes ?? []), .auto, cut: 70_000)
    #expect(String(decoding: text.dropFirst(ascii.count), as: UTF8.self) == gbk?.text)
  }

  @Test func windowOfAutoDoesNotDependOnTheCut() throws {
    let gbk = Sample.all.filter { $0.encoding == .gb18030 }.flatMap { $0.line }
    let input = Array(repeatElement(gbk, count: 600).joined())
    let whole = try decode(input, .auto)
    for cut in [1, 100, 65_535, 65_536, 65_537, 100_000] { #expect(try decode(input, .auto, cut: cut) == whole) }
    for cut in [1, 65_535, 65_536, 131_073] { #expect(try decode(input, .autoLine, cut: cut) == whole) }
  }
}
