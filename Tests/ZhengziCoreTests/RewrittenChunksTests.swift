// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

struct RewrittenChunksTests {
  private let pipeline = Pipeline(stages: [Shouting()])

  @Test func cutAnywhereGivesTheSame() async {
    let text = Array("one a\nätwo\n".utf8)
    let whole = pipeline.rewrite(text.span)
    for size in 1...text.count {
      let chunks = stride(from: 0, to: text.count, by: size).map { text[$0..<min($0 + size, text.count)] }
      #expect(await joined(pipeline.rewrite(stream(chunks))) == whole)
    }
  }

  @Test func longDocumentsComeInParts() async {
    let line = Array((String(repeating: "a", count: 1023) + "\n").utf8)
    var parts = 0
    var count = 0
    for await part in pipeline.rewrite(stream(Array(repeating: line, count: 300))) {
      #expect(!part.isEmpty)
      parts += 1
      count += part.count
    }
    #expect(parts == 5 && count == 300 * 1024)
  }

  @Test func emptyDocumentsHaveNoParts() async {
    #expect(await joined(pipeline.rewrite(stream([[UInt8]]()))) == [])
    #expect(await joined(pipeline.rewrite(stream([[], []] as [[UInt8]]))) == [])
  }

  @Test func aFailureOfTheSourceIsPassedOn() async {
    struct Broken: Error {}
    let chunks = AsyncThrowingStream<[UInt8], any Error> { source in
      source.yield(Array("a".utf8))
      source.finish(throwing: Broken())
    }
    await #expect(throws: Broken.self) { for try await _ in pipeline.rewrite(chunks) {} }
  }

  @Test func eachIterationIsADocument() async {
    struct Twice: AsyncSequence {
      func makeAsyncIterator() -> AsyncStream<[UInt8]>.Iterator {
        AsyncStream { source in
          source.yield(Array("ab".utf8))
          source.finish()
        }.makeAsyncIterator()
      }
    }
    let rewritten = pipeline.rewrite(Twice())
    #expect(await joined(rewritten) == Array("AB".utf8))
    #expect(await joined(rewritten) == Array("AB".utf8))
  }

  private func stream<Chunk: Sendable>(_ chunks: [Chunk]) -> AsyncStream<Chunk> {
    AsyncStream { source in
      for chunk in chunks { source.yield(chunk) }
      source.finish()
    }
  }

  private func joined<Parts: AsyncSequence>(_ parts: Parts) async -> [UInt8] where Parts.Element == [UInt8], Parts.Failure == Never {
    var joined: [UInt8] = []
    for await part in parts { joined += part }
    return joined
  }
}

/// Makes ASCII letters large.
private struct Shouting: Stage {
  func makeRun() -> any StageRun { Run() }

  final class Run: StageRun {
    func reset() {}

    func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
      for i in 0..<window.count {
        let byte = window[i]
        guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) else {
          writer.copy(i..<i + 1, of: window)
          continue
        }
        writer.replace(i..<i + 1, with: [byte - 32].span, rule: Rule(.normalize, "shouting"))
      }
      return .rewritten
    }
  }
}
