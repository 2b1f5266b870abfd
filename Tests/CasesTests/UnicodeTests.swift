// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi
import ZhengziOptions

/// All of Unicode, all invalid UTF-8 and all of GBK, through pipelines of several stages.
@Suite struct UnicodeTests {
  private static let all: ClosedRange<UInt32> = 0...0x10FFFF

  private static let settings: [[String]] = [
    [], ["--to", "twp", "--punctuation", "taiwan", "--spacing", "insert"],
    ["--to", "cn", "--punctuation", "mainland", "--width", "narrow"],
  ]

  /// Each scalar in a line by itself: it changes as it would alone, or not at all, and a second run changes nothing.
  @Test(arguments: settings) func everyScalarAlone(_ options: [String]) throws {
    let pipeline = try PipelineOptions(arguments: options).pipeline()
    // Planes 4 to 13 hold nothing.
    for start in stride(from: Self.all.lowerBound, through: Self.all.upperBound, by: 0x1000) where !(0x40000..<0xE0000).contains(start) {
      var text: [UInt8] = []
      for value in start..<start + 0x1000 {
        guard let scalar = Unicode.Scalar(value), scalar != "\n", scalar != "\r" else { continue }
        text += UTF8.encode(scalar).map(Array.init) ?? []
        text.append(0x0A)
      }
      let once = pipeline.rewrite(text.span)
      #expect(String(validating: once, as: UTF8.self) != nil, "U+\(String(start, radix: 16)) gives no UTF-8")
      #expect(lines(once) == lines(text), "U+\(String(start, radix: 16)) loses lines")
      #expect(pipeline.rewrite(once.span) == once, "U+\(String(start, radix: 16)) changes again")
    }
  }

  /// A scalar of each general category and of each block that the tables name, beside each other one.
  @Test(arguments: settings) func everyPairOfClasses(_ options: [String]) throws {
    let pipeline = try PipelineOptions(arguments: options).pipeline()
    let samples = Self.samples
    #expect(samples.count > 100)
    for first in samples {
      var text: [UInt8] = []
      for second in samples {
        for scalar in [first, second, "中", second, first, "\n"] as [Unicode.Scalar] { text += UTF8.encode(scalar).map(Array.init) ?? [] }
      }
      let once = pipeline.rewrite(text.span)
      #expect(String(validating: once, as: UTF8.self) != nil)
      #expect(replay(pipeline.explain(text.span), text) == once, "explain differs beside U+\(String(first.value, radix: 16))")
    }
  }

  /// Two scalars of each general category, and what the stages treat by name.
  private static let samples: [Unicode.Scalar] = {
    var samples = Array(" \t\u{0}\u{1B}&%\\=?·—…（），。、；：！“”‘’「」『』《》【】〈〉～．／０Ａａｱﾞ〇々ー한あアă".unicodeScalars)
    samples += Array("\u{200B}\u{FEFF}\u{FFFD}\u{E000}\u{3000}\u{A0}\u{301}\u{FE0F}\u{2E85}\u{F900}\u{1F600}".unicodeScalars)
    var counts: [Unicode.GeneralCategory: Int] = [:]
    for value in all {
      guard let scalar = Unicode.Scalar(value), scalar != "\n", scalar != "\r" else { continue }
      let category = scalar.properties.generalCategory
      counts[category, default: 0] += 1
      if counts[category] == 1 || counts[category] == 200 { samples.append(scalar) }
    }
    return samples
  }()

  /// Every pair of bytes, and every longer sequence that starts as UTF-8 and breaks off or goes wrong at each place: not a byte changes.
  @Test func everyInvalidPattern() throws {
    let pipeline = try Pipeline()
    for first in UInt8(0x80)...0xFF {
      var text: [UInt8] = []
      for second in UInt8.min...UInt8.max where second != 0x0A && second != 0x0D && second != 0x1B {
        for tail in [[], [0x80], [0xBF, 0x80], [0x80, 0x80, 0x80]] as [[UInt8]] {
          let pattern = [first, second] + tail
          if String(validating: pattern, as: UTF8.self) != nil || (second < 0x20 && second != 0x09) || second == 0x7F { continue }
          text += Array("中文".utf8) + pattern + Array("文字\n".utf8)
        }
      }
      #expect(pipeline.rewrite(text.span) == text, "patterns from \(String(first, radix: 16))")
    }
  }

  /// Every pair of characters' worth of GBK bytes, with pinyin between them: no pair makes the lattice fail, and its changes replay.
  @Test func everyPairOfGBKBytesThroughTheLattice() throws {
    let pipeline = try PipelineOptions(arguments: ["--evidence", "assume"]).pipeline()
    let decoder = try TextDecoder(.encoding(.gb18030), invalid: .replace)
    for lead in UInt8(0x81)...0xFE {
      var bytes: [UInt8] = []
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        bytes += [lead, trail] + Array("(shi)".utf8) + [lead, trail, 0xCA, 0xB5, 0x0A]
      }
      var text: [UInt8] = []
      decoder.push(bytes.span, into: &text)
      decoder.finish(into: &text)
      let output = pipeline.rewrite(text.span)
      #expect(replay(pipeline.explain(text.span), text) == output, "lead \(String(lead, radix: 16))")
      #expect(String(validating: output, as: UTF8.self) != nil)
    }
  }

  private func lines(_ text: [UInt8]) -> Int { text.count { $0 == 0x0A } }

  private func replay(_ changes: [Change], _ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var done = 0
    for change in changes where change.input.lowerBound >= done {
      output += text[done..<change.input.lowerBound] + change.after
      done = change.input.upperBound
    }
    return output + text[done...]
  }
}
