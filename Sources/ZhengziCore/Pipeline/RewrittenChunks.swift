// SPDX-License-Identifier: Apache-2.0

extension Pipeline {
  /// Rewrites one document that arrives in chunks of any size, as it arrives.
  ///
  ///     for try await part in pipeline.rewrite(request.body) { try await response.write(part) }
  ///
  /// Nothing runs but while the next part is awaited: no task, no queue. What comes out, joined, does not depend on how the input was cut.
  /// Memory: as ``Stream``, and what one chunk turns into.
  public func rewrite<Chunks: AsyncSequence>(_ chunks: Chunks) -> RewrittenChunks<Chunks> where Chunks.Element: Sequence<UInt8> {
    RewrittenChunks(chunks: chunks, pipeline: self)
  }
}

/// The parts of a rewritten document, none of them empty. Fails only as its source does; a new iteration is a new document.
public struct RewrittenChunks<Chunks: AsyncSequence>: AsyncSequence where Chunks.Element: Sequence<UInt8> {
  let chunks: Chunks
  let pipeline: Pipeline

  public func makeAsyncIterator() -> Iterator {
    Iterator(chunks: chunks.makeAsyncIterator(), stream: pipeline.stream())
  }

  public struct Iterator: AsyncIteratorProtocol {
    var chunks: Chunks.AsyncIterator
    let stream: Pipeline.Stream
    private var isAtEnd = false

    init(chunks: Chunks.AsyncIterator, stream: Pipeline.Stream) {
      self.chunks = chunks
      self.stream = stream
    }

    /// Awaits as many chunks as the next part takes.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(Chunks.Failure) -> [UInt8]? {
      var part: [UInt8] = []
      while part.isEmpty, !isAtEnd {
        if let chunk = try await chunks.next(isolation: actor) {
          stream.push(Array(chunk).span) { $0.withUnsafeBufferPointer { part.append(contentsOf: $0) } }
        } else {
          isAtEnd = true
          stream.endDocument { $0.withUnsafeBufferPointer { part.append(contentsOf: $0) } }
        }
      }
      return part.isEmpty ? nil : part
    }
  }
}

extension RewrittenChunks: Sendable where Chunks: Sendable {}
