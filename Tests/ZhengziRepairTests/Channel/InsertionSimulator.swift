// SPDX-License-Identifier: Apache-2.0

import Foundation
import TableFormat

@testable import ZhengziRepair

/// Makes the damage that the pinyin-insertion repair undoes, in the order in which it came about: keys and their readings go into the
/// bytes, the bytes are decoded, marks split them again, marks become ASCII.
///
/// It shares the encoding with the repair, and nothing else: tables, order, readings, marks are drawn from a seed.
struct InsertionSimulator {
  /// One page's settings.
  struct Page {
    /// In the order of replacement.
    var keys: [(bytes: [UInt8], reading: String)]
    /// The punctuation passes, in order.
    var marks: [Character]
    var keepsPrivateUse: Bool
    var hasASCIIMarks: Bool
  }

  private let gbk = GBK.standard
  private var random: SplitMix
  private let readings: [Character: [String]]

  init(seed: UInt64) throws {
    random = SplitMix(state: seed)
    let table = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../Tables/gbk/readings.tsv")
    var readings: [Character: [String]] = [:]
    for line in try String(contentsOf: table, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t")
      readings[Character(String(cells[0]))] = cells[1...].flatMap { $0.split(separator: " ") }.filter { $0 != "-" }.map(String.init)
    }
    self.readings = readings
  }

  /// Settings for a text: a share of the Traditional characters outside GB 2312 is annotated, all occurrences or none.
  ///
  /// One reading in twelve is not the character's first, one in forty lacks its tone.
  mutating func page(for text: String, density: Double, keepsPrivateUse: Bool) -> Page {
    var keys: [(bytes: [UInt8], reading: String)] = []
    for (character, all) in readings.sorted(by: { $0.key < $1.key }) {
      let bytes = encode(String(character))
      guard bytes.count == 2, let cell = gbk.cell(bytes[0], bytes[1]), gbk.form(cell) == .traditional, let first = all.first else {
        continue
      }
      guard !GBKFormat.isGB2312(UInt16(bytes[0]) << 8 | UInt16(bytes[1])) else { continue }
      guard random.unit() < density else { continue }
      var reading = random.unit() < 1 / 12 ? all.randomElement(using: &random) ?? first : first
      if random.unit() < 1 / 40 { reading = String(decoding: GBKFormat.withoutTone(Array(reading.utf8)), as: UTF8.self) }
      keys.append((bytes, reading))
    }
    keys.shuffle(using: &random)
    let marks = Array("，。、；：！？").shuffled(using: &random).prefix([0, 2, 7].randomElement(using: &random) ?? 7)
    return Page(keys: keys, marks: Array(marks), keepsPrivateUse: keepsPrivateUse, hasASCIIMarks: random.unit() < 0.5)
  }

  /// The text as the page shows it.
  func damage(_ text: String, _ page: Page) -> String {
    var bytes = encode(text)
    for (key, reading) in page.keys { bytes = replacing(bytes, key, key + encode("(\(reading))")) }
    var damaged = decode(bytes[...], page)
    for mark in page.marks {
      let pieces = split(encode(damaged), encode(String(mark)))
      damaged = pieces.map { decode($0, page) }.joined(separator: String(mark))
    }
    return marked(damaged, page)
  }

  /// What the repair should give: the text with the page's marks.
  func marked(_ text: String, _ page: Page) -> String {
    guard page.hasASCIIMarks else { return text }
    return String(text.map { mark in "，；：！？（）".firstIndex(of: mark) == nil ? mark : Character(narrow(mark)) })
  }

  private func narrow(_ mark: Character) -> UnicodeScalar {
    UnicodeScalar(UInt8((mark.unicodeScalars.first?.value ?? 0xFF1F) - 0xFEE0))
  }
}

// MARK: - Bytes

extension InsertionSimulator {
  func encode(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar -> [UInt8] in
      if scalar.isASCII { return [UInt8(scalar.value)] }
      let pair = gbk.pair(scalar.value)
      return pair == 0 ? [UInt8(ascii: "?")] : [UInt8(pair >> 8), UInt8(pair & 0xFF)]
    }
  }

  private func decode(_ bytes: ArraySlice<UInt8>, _ page: Page) -> String {
    var text = String.UnicodeScalarView()
    var rest = bytes
    while let lead = rest.popFirst() {
      if lead < 0x80 {
        text.append(UnicodeScalar(lead))
        continue
      }
      guard let trail = rest.popFirst() else {
        text.append("?")
        break
      }
      let value = gbk.cell(lead, trail).map(gbk.codePoint) ?? 0
      let isPrivate = 0xE000...0xF8FF ~= value
      if value == 0 || isPrivate, trail < 0x80 {
        text.append("?")
      } else if value != 0, !isPrivate || page.keepsPrivateUse, let scalar = UnicodeScalar(value) {
        text.append(scalar)
      }
    }
    return String(text)
  }

  private func replacing(_ bytes: [UInt8], _ key: [UInt8], _ replacement: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if i + 1 < bytes.count, bytes[i] == key[0], bytes[i + 1] == key[1] {
        output += replacement
        i += 2
      } else {
        output.append(bytes[i])
        i += 1
      }
    }
    return output
  }

  private func split(_ bytes: [UInt8], _ mark: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    var i = 0
    while i + 1 < bytes.count {
      if bytes[i] == mark[0], bytes[i + 1] == mark[1] {
        pieces.append(bytes[start..<i])
        i += 2
        start = i
      } else {
        i += 1
      }
    }
    return pieces + [bytes[start...]]
  }
}

/// A small generator with a seed: tests must repeat.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// From 0 to below 1.
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
