// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi

/// The examples of README and guide, line by line as they stand there: `DocumentationTests` looks for each line here.
@Suite struct GuideTests {
  @Test func aPipelineConverts() throws {
    let pipeline = try Pipeline(convert: .s2twp)
    let text = pipeline.rewrite("皖I(lǐng)CP备")
    #expect(text == "皖ICP備")
  }

  @Test func aPipelineExplains() throws {
    let pipeline = try Pipeline(convert: .s2twp, normalize: .punctuation(.taiwan))
    let text = pipeline.rewrite("皖I(lǐng)CP备")
    let changes = pipeline.explain("皖I(lǐng)CP备")
    #expect(text == "皖ICP備")
    #expect(changes.map { "\($0.rules)" } == ["[repair/pinyin-insertion]", "[convert/character]"])
    print(pipeline.rewrite("皖I(lǐng)CP备,软件"))
    for change in pipeline.explain("皖I(lǐng)CP备,软件") {
      print(change.rules, change.confidence)
    }
  }

  @Test func aStreamTakesChunks() throws {
    let pipeline = try Pipeline(convert: .s2twp)
    var output: [UInt8] = []
    let stream = pipeline.stream()
    for byte in Array("皖I(lǐng)CP备".utf8) {
      let bytes = [byte]
      let chunk = bytes.span
      stream.push(chunk) { output.append(contentsOf: $0) }
    }
    stream.endDocument { output.append(contentsOf: $0) }
    #expect(String(decoding: output, as: UTF8.self) == "皖ICP備")
  }

  @Test func partsAreAwaited() async throws {
    let pipeline = try Pipeline(convert: .s2twp)
    var output: [UInt8] = []
    let chunks = AsyncStream<[UInt8]> { source in
      for byte in "皖I(lǐng)CP备".utf8 { source.yield([byte]) }
      source.finish()
    }
    for await part in pipeline.rewrite(chunks) { output += part }
    #expect(String(decoding: output, as: UTF8.self) == "皖ICP備")
  }
}
