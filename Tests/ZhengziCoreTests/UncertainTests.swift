// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

/// Writes two letters for each `a`, surely, and leaves each `b`, not surely.
private struct Doubter: Stage {
  static let rule = Rule(.convert, "test")

  func makeRun() -> any StageRun { Run() }

  final class Run: StageRun {
    func reset() {}

    func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
      for i in 0..<window.count {
        switch window[i] {
        case UInt8(ascii: "a"): writer.replace(i..<i + 1, with: "AA", rule: Doubter.rule)
        case UInt8(ascii: "b"):
          writer.note(i..<i + 1, of: window, rule: Doubter.rule, confidence: 0.6, candidates: [Candidate("B", confidence: 0.4)])
        case UInt8(ascii: "c"): writer.replace(i..<i + 1, with: "", rule: Doubter.rule, confidence: 0.89)
        case UInt8(ascii: "d"): writer.replace(i..<i + 1, with: "D", rule: Doubter.rule, confidence: Uncertain.limit)
        default: writer.copy(i..<i + 1, of: window)
        }
      }
      return .rewritten
    }
  }
}

@Suite struct UncertainTests {
  private static let text = "xaybz\nacd\n\nb"

  @Test func `marks stand around what is not sure`() {
    #expect(Pipeline(stages: [Doubter()], uncertain: .mark).rewrite(Self.text) == "xAAy⟦b|B⟧z\nAA⟦⟧D\n\n⟦b|B⟧")
    #expect(Pipeline(stages: [Doubter()], uncertain: .mark).rewrite("xyz") == "xyz")
    #expect(Pipeline(stages: [], uncertain: .mark).rewrite(Self.text) == Self.text)
  }

  @Test func `a list leaves the text as it is`() {
    let listing = Pipeline(stages: [Doubter()], uncertain: .list)
    #expect(listing.rewrite(Self.text) == Pipeline(stages: [Doubter()]).rewrite(Self.text))
    #expect(listing.explain(Self.text).map(\.confidence) == [0.6, 0.89, 0.6])
    #expect(listing.explain(Self.text).map(\.input.lowerBound) == [3, 7, 11])
    #expect(listing.explain("xaydz").isEmpty)
  }

  @Test(arguments: [Uncertain?.none, .mark])
  func `changes lead from the input to the output`(_ uncertain: Uncertain?) {
    let pipeline = Pipeline(stages: [Doubter()], uncertain: uncertain)
    var bytes = Array(Self.text.utf8)
    let changes = pipeline.explain(Self.text)
    let output = Array(pipeline.rewrite(Self.text).utf8)
    for change in changes { #expect(Array(output[change.output]) == change.after) }
    for change in changes.reversed() { bytes.replaceSubrange(change.input, with: change.after) }
    #expect(bytes == output)
  }

  @Test func `marks do not depend on how the text comes`() {
    let pipeline = Pipeline(stages: [Doubter()], uncertain: .mark)
    let stream = pipeline.stream()
    var output: [UInt8] = []
    for byte in Self.text.utf8 { stream.push([byte].span) { output += Array($0) } }
    stream.endDocument { output += Array($0) }
    #expect(output == Array(pipeline.rewrite(Self.text).utf8))
  }
}
