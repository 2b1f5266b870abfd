// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Bytes that come in chunks: a file, or what a decoder makes of one.
protocol ByteSource: AnyObject {
  /// Puts the next bytes in place of the chunk's; false at the end.
  func read(into chunk: inout [UInt8]) throws(Failure) -> Bool

  /// Puts the next bytes after those of the buffer; false at the end.
  func read(appendingTo buffer: inout [UInt8]) throws(Failure) -> Bool
}

extension ByteSource {
  func read(appendingTo buffer: inout [UInt8]) throws(Failure) -> Bool {
    var chunk: [UInt8] = []
    guard try read(into: &chunk) else { return false }
    buffer += chunk
    return true
  }
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
    return try read(appendingTo: &chunk)
  }

  func read(appendingTo buffer: inout [UInt8]) throws(Failure) -> Bool {
    let count = buffer.count
    var failure: Failure?
    buffer.append(addingCapacity: Self.chunkSize) { (output: inout OutputSpan<UInt8>) in
      output.withUnsafeMutableBufferPointer { free, initialized in
        do throws(Failure) {
          initialized += try input.read(into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(free)[initialized...]))
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    return buffer.count > count
  }
}
