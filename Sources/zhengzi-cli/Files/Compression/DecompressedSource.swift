// SPDX-License-Identifier: Apache-2.0

import CCompression

/// What the members of a compressed source hold, one after another.
final class DecompressedSource: ByteSource {
  private let source: any ByteSource
  private let format: CompressionFormat
  private let name: String
  private let decoder: OpaquePointer
  private var bytes: [UInt8] = []
  /// How many of `bytes` are decoded, and how many bytes of the source came before them.
  private var position = 0
  private var passed = 0
  private var isInMember = false
  /// Whether the decoder may hold text that had no room.
  private var isOutputFull = false
  private var isDamaged = false
  private var isEnd = false

  private static let chunkSize = 1 << 20

  init(_ source: any ByteSource, _ format: CompressionFormat, name: String) throws(Failure) {
    try format.load(for: name)
    guard let decoder = ccompression_decoder_open(format.code) else {
      throw Failure(.inputOutput, "\(name): no memory to decompress it", isOfInput: true)
    }
    self.source = source
    self.format = format
    self.name = name
    self.decoder = decoder
  }

  deinit {
    ccompression_decoder_close(decoder)
  }

  func read(into chunk: inout [UInt8]) throws(Failure) -> Bool {
    chunk.removeAll(keepingCapacity: true)
    while chunk.isEmpty, try prepare() {
      decode(into: &chunk)
    }
    return !chunk.isEmpty
  }

  /// Makes sure that there is something to decode; false at the end.
  private func prepare() throws(Failure) -> Bool {
    guard !isEnd else { return false }
    if isDamaged { throw failure("is damaged") }
    if position == bytes.count, !isOutputFull {
      guard try refill() else {
        isEnd = true
        if isInMember { throw failure("ends too early") }
        return false
      }
    }
    if !isInMember { try startMember() }
    return !isEnd
  }

  private func refill() throws(Failure) -> Bool {
    passed += bytes.count
    position = 0
    bytes.removeAll(keepingCapacity: true)
    return try source.read(into: &bytes)
  }

  /// Zeros after a gzip member are padding, as tapes and block devices leave it; anything else must be another member.
  private func startMember() throws(Failure) {
    if format == .gzip, bytes[position...].allSatisfy({ $0 == 0 }) {
      position = bytes.count
    } else {
      isInMember = true
    }
  }

  private func decode(into chunk: inout [UInt8]) {
    var step = ccompression_step()
    chunk.append(addingCapacity: Self.chunkSize) { (output: inout OutputSpan<UInt8>) in
      output.withUnsafeMutableBufferPointer { free, initialized in
        bytes.withUnsafeBufferPointer { bytes in
          // SAFETY: the decoder stays within the two buffers, whose sizes it is given; `position` is within `bytes`.
          let rest = bytes[position...]
          step = ccompression_decode(decoder, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count, free.baseAddress, free.count)
        }
        initialized = step.written
        isOutputFull = step.written == free.count
      }
    }
    position += step.read
    isDamaged = step.is_damaged
    if step.is_member_end {
      isInMember = false
      isOutputFull = false
    }
  }

  private func failure(_ what: String) -> Failure {
    isEnd = true
    let place = passed + position
    return Failure(
      .inputOutput, "\(name): \(format.name) data \(what) at byte \(place); only what came before can be read", isOfInput: true)
  }
}
