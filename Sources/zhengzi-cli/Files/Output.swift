// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where bytes go: standard output, a device, or a file that is replaced only when all is written.
final class Output {
  /// As errors name it.
  let name: String
  let descriptor: Int32
  private var replacement: Replacement?
  /// The old file that will be replaced, open so that it can be told from an input.
  let target: Int32?
  private var buffer: [UInt8] = []
  private let compressor: Compressor?
  /// What the compressor gave and the system has not got yet.
  private var compressed: [UInt8] = []

  static let bufferSize = 256 << 10

  /// Standard output.
  init() {
    name = "standard output"
    descriptor = STDOUT_FILENO
    target = nil
    compressor = nil
  }

  /// A file that takes its old place at ``commit()``; what is no regular file (a device, a pipe) is written directly.
  init(path: String, compression: CompressionFormat? = nil) throws(Failure) {
    name = path
    compressor = try compression.map { format throws(Failure) in try Compressor(format, name: path) }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Failure(.inputOutput, "\(path): \(systemMessage())") }
      target = nil
    } else {
      target = open(path, O_RDONLY | O_CLOEXEC)
      let replacement = try Replacement(of: path)
      self.replacement = replacement
      descriptor = replacement.descriptor
    }
  }

  func put(_ bytes: Span<UInt8>) throws(Failure) {
    if buffer.count + bytes.count > Self.bufferSize || bytes.count >= Self.bufferSize / 2 { try flush() }
    if bytes.count >= Self.bufferSize / 2 {
      try encode(bytes)
    } else {
      bytes.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
    }
  }

  func put(_ text: String) throws(Failure) {
    try put(Array(text.utf8).span)
  }

  /// Gives everything to the system.
  func flush() throws(Failure) {
    guard !buffer.isEmpty else { return }
    var bytes: [UInt8] = []
    swap(&bytes, &buffer)
    try encode(bytes.span)
    bytes.removeAll(keepingCapacity: true)
    swap(&bytes, &buffer)
  }

  /// Ends the output: what was written takes its place. A file without a commit stays as it was.
  func commit(keeping suffix: String? = nil) throws(Failure) {
    try flush()
    if let compressor {
      compressor.finish(into: &compressed)
      try writeCompressed()
    }
    if let replacement {
      try replacement.commit(keeping: suffix)
    } else if descriptor != STDOUT_FILENO, close(descriptor) != 0 {
      throw Failure(.inputOutput, "\(name): writing failed: \(systemMessage())")
    }
  }

  /// Ends a member of a compressed file; does nothing where the file is not compressed.
  func endMember() throws(Failure) {
    guard let compressor else { return }
    try flush()
    compressor.endMember(into: &compressed)
  }

  private func encode(_ bytes: Span<UInt8>) throws(Failure) {
    guard let compressor else { return try write(bytes) }
    compressor.push(bytes, into: &compressed)
    if compressed.count >= Self.bufferSize { try writeCompressed() }
  }

  private func writeCompressed() throws(Failure) {
    var bytes: [UInt8] = []
    swap(&bytes, &compressed)
    try write(bytes.span)
    bytes.removeAll(keepingCapacity: true)
    swap(&bytes, &compressed)
  }

  private func write(_ bytes: Span<UInt8>) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let count = bytes.extracting(start..<bytes.count).withUnsafeBufferPointer { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        start += count
      } else if errno == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
      } else if errno == EPIPE {
        throw Failure(.success, "")
      } else if errno != EINTR {
        throw Failure(.inputOutput, "\(name): writing failed: \(systemMessage())")
      }
    }
  }
}
