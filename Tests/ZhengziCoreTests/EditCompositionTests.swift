// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@Suite struct EditCompositionTests {
  private let first = Rule(.repair, "first")
  private let second = Rule(.convert, "second")

  private func edit(_ input: Range<Int>, _ output: Range<Int>, _ rule: Rule) -> Edit {
    Edit(input: input, output: output, rules: [rule], confidence: rule == first ? 0.9 : 0.8)
  }

  @Test func separateEditsStaySeparate() {
    let joined = Edit.compose([edit(2..<4, 2..<3, first)], [edit(0..<1, 0..<2, second), edit(5..<6, 6..<6, second)])
    #expect(joined.map(\.input) == [0..<1, 2..<4, 6..<7])
    #expect(joined.map(\.output) == [0..<2, 3..<4, 6..<6])
  }

  @Test func overlappingEditsBecomeOne() {
    let joined = Edit.compose([edit(0..<2, 0..<3, first), edit(4..<4, 5..<6, first)], [edit(2..<6, 2..<3, second)])
    #expect(joined.count == 1)
    #expect(joined[0].input == 0..<4)
    #expect(joined[0].output == 0..<3)
    #expect(joined[0].rules == [first, second])
    #expect(joined[0].confidence == 0.8)
  }

  /// Random rewrites of random texts: the composed edits, applied to the first text, must give the last.
  @Test func composedEditsReplay() {
    var random = SplitMix(state: 7)
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { UInt8(0x30 + $0) }
      let (middle, one) = rewrite(text, first, &random)
      let (last, two) = rewrite(middle, second, &random)
      let joined = Edit.compose(one, two)
      var replayed: [UInt8] = []
      var done = 0
      for edit in joined {
        #expect(edit.input.lowerBound >= done)
        replayed += text[done..<edit.input.lowerBound]
        #expect(edit.output.lowerBound == replayed.count)
        replayed += last[edit.output]
        done = edit.input.upperBound
      }
      replayed += text[done...]
      #expect(replayed == last)
    }
  }

  private func rewrite(_ text: [UInt8], _ rule: Rule, _ random: inout SplitMix) -> ([UInt8], [Edit]) {
    var writer = Writer(isListening: true)
    var i = 0
    while i < text.count || Bool.random(using: &random) {
      let end = min(text.count, i + Int.random(in: 0...3, using: &random))
      if Bool.random(using: &random) {
        let new = (0..<Int.random(in: 0...3, using: &random)).map { _ in UInt8.random(in: 0x61...0x7A, using: &random) }
        if end > i || !new.isEmpty { writer.replace(i..<end, with: new, rule: rule) }
      } else {
        writer.copy(i..<end, of: text.span)
      }
      i = end
    }
    return (writer.output, writer.edits)
  }
}

/// Steele, Lea and Flood's SplitMix64: small and repeatable.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
