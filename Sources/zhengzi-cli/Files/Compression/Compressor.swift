// SPDX-License-Identifier: Apache-2.0

import CCompression

/// Compresses bytes into members, one after another.
final class Compressor {
  private let encoder: OpaquePointer
  private var isInMember = false
  private var hasMember = false

  /// - Parameter name: the output, as errors name it.
  init(_ format: CompressionFormat, name: String) throws(Failure) {
    do {
      try format.load(for: name)
    } catch {
      throw Failure(error.status, error.message)
    }
    guard let encoder = ccompression_encoder_open(format.code) else { throw Failure(.inputOutput, "\(name): no memory to compress it") }
    self.encoder = encoder
  }

  deinit {
    ccompression_encoder_close(encoder)
  }

  /// Compresses bytes of the current member; what is ready comes after `output`.
  func push(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    isInMember = true
    encode(bytes, endsMember: false, into: &output)
  }

  /// Ends the member, if one has begun.
  func endMember(into output: inout [UInt8]) {
    guard isInMember else { return }
    encode(Span(), endsMember: true, into: &output)
    isInMember = false
    hasMember = true
  }

  /// Ends the file: even one that holds nothing has a member.
  func finish(into output: inout [UInt8]) {
    if !hasMember { isInMember = true }
    endMember(into: &output)
  }

  private func encode(_ bytes: Span<UInt8>, endsMember: Bool, into output: inout [UInt8]) {
    var position = 0
    var isDone = false
    while !isDone {
      output.append(addingCapacity: Output.bufferSize) { (output: inout OutputSpan<UInt8>) in
        output.withUnsafeMutableBufferPointer { free, initialized in
          let step = bytes.extracting(position..<bytes.count).withUnsafeBufferPointer { rest in
            // SAFETY: the encoder stays within the two buffers, whose sizes it is given.
            ccompression_encode(
              encoder, rest.baseAddress, rest.count, endsMember, free.baseAddress.map { $0 + initialized }, free.count - initialized)
          }
          initialized += step.written
          position += step.read
          isDone = step.is_damaged || (endsMember ? step.is_member_end : position == bytes.count && initialized < free.count)
        }
      }
    }
  }
}
