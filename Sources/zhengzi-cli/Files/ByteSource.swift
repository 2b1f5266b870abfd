// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Bytes that come in chunks: a file, or what a decompressor or a decoder makes of one.
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
  let input: Input
  /// Bytes that were read to be looked at, and are still to be given out.
  private var held: [UInt8] = []

  static let chunkSize = 256 << 10

  init(_ input: Input) {
    self.input = input
  }

  func read(into chunk: inout [UInt8]) throws(Failure) -> Bool {
    chunk.removeAll(keepingCapacity: true)
    return try read(appendingTo: &chunk)
  }

  func read(appendingTo buffer: inout [UInt8]) throws(Failure) -> Bool {
    guard held.isEmpty else {
      buffer += held
      held = []
      return true
    }
    return try readInput(appendingTo: &buffer)
  }

  /// How the input is compressed, by its first bytes.
  func compression() throws(Failure) -> CompressionFormat? {
    while CompressionFormat.mayBegin(with: held), try readInput(appendingTo: &held) {}
    return CompressionFormat(magic: held)
  }

  /// What the input holds: itself, or, where it is compressed, the text in it, read one chunk ahead on another thread.
  func decompressed() throws(Failure) -> any ByteSource {
    guard let format = try compression() else { return self }
    return ReadAheadSource(try DecompressedSource(self, format, name: input.name))
  }

  private func readInput(appendingTo buffer: inout [UInt8]) throws(Failure) -> Bool {
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

/// A source that ends where its reading fails, so that what came before can be finished.
final class SourceUntilFailure: ByteSource {
  private let source: any ByteSource
  /// Why it ended before its end.
  private(set) var failure: Failure?

  init(_ source: any ByteSource) {
    self.source = source
  }

  func read(into chunk: inout [UInt8]) -> Bool {
    chunk.removeAll(keepingCapacity: true)
    return read(appendingTo: &chunk)
  }

  func read(appendingTo buffer: inout [UInt8]) -> Bool {
    guard failure == nil else { return false }
    do throws(Failure) {
      return try source.read(appendingTo: &buffer)
    } catch {
      failure = error
      return false
    }
  }
}
