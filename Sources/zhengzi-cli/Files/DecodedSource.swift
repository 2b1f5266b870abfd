// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// UTF-8 that a decoder makes of the bytes of another source.
final class DecodedSource: ByteSource {
  private let source: any ByteSource
  private let decoder: TextDecoder
  private let name: String
  private let fails: Bool
  private var bytes: [UInt8] = []
  private var isEnd = false

  /// - Parameter fails: whether bytes that are no text end the reading.
  init(_ source: any ByteSource, _ decoder: TextDecoder, name: String, fails: Bool) {
    self.source = source
    self.decoder = decoder
    self.name = name
    self.fails = fails
  }

  func read(into chunk: inout [UInt8]) throws(Failure) -> Bool {
    chunk.removeAll(keepingCapacity: true)
    while chunk.isEmpty, !isEnd {
      if try source.read(into: &bytes) {
        decoder.push(bytes.span, into: &chunk)
      } else {
        isEnd = true
        decoder.finish(into: &chunk)
      }
      if fails, let place = decoder.firstInvalid {
        let what = "byte \(place.offset) belongs to no character; use --invalid keep or replace, or another --from"
        throw Failure(.undecodable, "\(name):\(place.line): \(what)", isOfInput: true)
      }
    }
    return !chunk.isEmpty
  }
}
