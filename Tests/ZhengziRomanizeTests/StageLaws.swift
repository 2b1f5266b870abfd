// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

/// What must hold for a stage on any text: the output as expected, whole, cut at every place, and rebuilt from its changes.
func expectLaws(_ stage: any Stage, _ input: [UInt8], _ expected: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
  let pipeline = Pipeline(stages: [stage])
  guard pipeline.rewrite(input.span) == expected else {
    let found = String(decoding: pipeline.rewrite(input.span), as: UTF8.self)
    Issue.record("'\(found)' instead of '\(String(decoding: expected, as: UTF8.self))'", sourceLocation: sourceLocation)
    return
  }
  for cut in input.indices {
    var output: [UInt8] = []
    let stream = pipeline.stream()
    stream.push(input.span.extracting(..<cut)) { part in part.withUnsafeBufferPointer { output += $0 } }
    stream.push(input.span.extracting(cut...)) { part in part.withUnsafeBufferPointer { output += $0 } }
    stream.endDocument { part in part.withUnsafeBufferPointer { output += $0 } }
    #expect(output == expected, "cut at \(cut)", sourceLocation: sourceLocation)
  }
  var replayed: [UInt8] = []
  var done = 0
  for change in pipeline.explain(input.span) {
    replayed += input[done..<change.input.lowerBound] + change.after
    done = change.input.upperBound
    #expect(Array(input[change.input]) == change.before, sourceLocation: sourceLocation)
    #expect(Array(expected[change.output]) == change.after, sourceLocation: sourceLocation)
  }
  #expect(replayed + input[done...] == expected, "changes applied to the input", sourceLocation: sourceLocation)
}

func expectLaws(_ stage: any Stage, _ input: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
  expectLaws(stage, Array(input.utf8), Array(expected.utf8), sourceLocation: sourceLocation)
}
