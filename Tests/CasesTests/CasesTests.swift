// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi
import ZhengziOptions

/// Every case, as the command's options ask for it: whole, at every split point, twice, and through `explain`.
@Suite struct CasesTests {
  @Test(arguments: try Case.load("repair.tsv")) func repair(_ each: Case) throws { try check(each) }
  @Test(arguments: try Case.load("convert.tsv")) func convert(_ each: Case) throws { try check(each) }
  @Test(arguments: try Case.load("normalize.tsv")) func normalize(_ each: Case) throws { try check(each) }

  private func check(_ each: Case) throws {
    let options = try PipelineOptions(arguments: each.options)
    let pipeline = try options.pipeline()
    let output = pipeline.rewrite(each.input.span)
    switch each.verdict {
    case .pass: #expect(text(output) == text(each.output))
    case .keep: #expect(text(output) == text(each.input))
    case .known: #expect(text(output) != text(each.output), "this case passes now: change its verdict to pass")
    }
    checkSplits(each.input, output, pipeline)
    checkExplanation(each.input, output, pipeline)
    if options.isIdempotent { #expect(text(pipeline.rewrite(output.span)) == text(output), "a second run changes the result") }
  }

  private func checkSplits(_ input: [UInt8], _ output: [UInt8], _ pipeline: Pipeline) {
    let stream = pipeline.stream()
    for split in 0...input.count {
      var joined: [UInt8] = []
      stream.push(input.span.extracting(0..<split)) { joined += Array($0) }
      stream.push(input.span.extracting(split..<input.count)) { joined += Array($0) }
      stream.endDocument { joined += Array($0) }
      if joined != output {
        Issue.record("split at \(split): \(text(joined)) instead of \(text(output))")
        return
      }
    }
  }

  private func checkExplanation(_ input: [UInt8], _ output: [UInt8], _ pipeline: Pipeline) {
    var replayed: [UInt8] = []
    var done = 0
    for change in pipeline.explain(input.span) {
      guard change.input.lowerBound >= done, change.input.upperBound <= input.count else {
        Issue.record("changes out of order or range: \(change)")
        return
      }
      replayed += input[done..<change.input.lowerBound]
      #expect(change.output.lowerBound == replayed.count)
      #expect(change.before == Array(input[change.input]))
      #expect(!change.rules.isEmpty && (0...1).contains(change.confidence))
      replayed += change.after
      #expect(change.output.upperBound == replayed.count)
      done = change.input.upperBound
    }
    replayed += input[done...]
    #expect(text(replayed) == text(output), "the changes applied to the input do not give the output")
  }

  /// Bytes as a string that shows what is not UTF-8.
  private func text(_ bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self) ?? bytes.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "\\x" + String($0, radix: 16) }.joined()
  }
}
