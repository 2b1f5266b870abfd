// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Bytes that come in chunks: a file, or what a decoder makes of one.
protocol ByteSource: AnyObject {
  /// Puts the next bytes in place of the chunk's; false at the end.
  func read(into chunk: inout [UInt8]) throws(Failure) -> Bool
}

/// The bytes of an input as they are.
final class RawSource: ByteSource {
  private let input: Input

  static let chunkSize = 256 << 10

  init(_ input: Input) {
    self.input = input
  }

  func read(into chunk: inout [UInt8]) throws(Failure) -> Bool {
    chunk.removeAll(keepingCapacity: true)
    var failure: Failure?
    chunk.append(addingCapacity: Self.chunkSize) { (output: inout OutputSpan<UInt8>) in
      output.withUnsafeMutableBufferPointer { buffer, count in
        do throws(Failure) {
          count = try input.read(into: UnsafeMutableRawBufferPointer(buffer))
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    return !chunk.isEmpty
  }
}
