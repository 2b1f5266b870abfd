// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Glibc

/// A caller's `zhengzi_buffer`, checked: bytes are appended to it.
struct OutputBuffer {
  private let buffer: UnsafeMutablePointer<zhengzi_buffer>

  init(_ buffer: UnsafeMutablePointer<zhengzi_buffer>?) throws(CallFailure) {
    guard let buffer else { throw CallFailure(.invalidArgument, "the output is NULL") }
    let value = buffer.pointee
    guard value.length >= 0, value.capacity >= value.length, value.bytes != nil || value.capacity == 0 else {
      throw CallFailure(.invalidArgument, "the output is no buffer: make it all zeros first")
    }
    self.buffer = buffer
  }

  var count: Int { buffer.pointee.length }

  func append(_ bytes: Span<UInt8>) throws(CallFailure) {
    guard bytes.count > 0 else { return }
    let end = try room(for: bytes.count)
    // SAFETY: there is room for this many bytes at the end, and the buffer's memory is nobody else's.
    bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { end.update(from: start, count: source.count) }
    }
    buffer.pointee.length += bytes.count
  }

  /// Appends a number in the machine's byte order.
  func append<Number: BitwiseCopyable>(_ number: Number) throws(CallFailure) {
    let end = try room(for: MemoryLayout<Number>.size)
    // SAFETY: as above; the store needs no alignment.
    UnsafeMutableRawPointer(end).storeBytes(of: number, as: Number.self)
    buffer.pointee.length += MemoryLayout<Number>.size
  }

  /// Makes room for this many more bytes.
  func reserve(_ count: Int) throws(CallFailure) {
    let (needed, overflow) = buffer.pointee.length.addingReportingOverflow(count)
    guard !overflow else { throw CallFailure(.outOfMemory) }
    guard needed > buffer.pointee.capacity else { return }
    // SAFETY: the memory came from here, or is NULL.
    guard let bytes = realloc(buffer.pointee.bytes, needed) else { throw CallFailure(.outOfMemory) }
    buffer.pointee.bytes = bytes.assumingMemoryBound(to: UInt8.self)
    buffer.pointee.capacity = needed
  }

  /// The end of the bytes, with room for `count` more: memory doubles, so that appending costs the same however often.
  private func room(for count: Int) throws(CallFailure) -> UnsafeMutablePointer<UInt8> {
    let value = buffer.pointee
    if count > value.capacity - value.length { try reserve(max(count, min(value.capacity, Int.max / 2), 64)) }
    guard let bytes = buffer.pointee.bytes else { throw CallFailure(.outOfMemory) }
    return bytes + value.length
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_buffer_release(_ buffer: UnsafeMutablePointer<zhengzi_buffer>!) {
  guard let buffer else { return }
  // SAFETY: the memory came from `reserve`, or is NULL.
  free(buffer.pointee.bytes)
  buffer.pointee = zhengzi_buffer()
}
