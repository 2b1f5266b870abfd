// SPDX-License-Identifier: Apache-2.0

/// Bytes that a stream hands out as a span live only as long as the call; these keep a copy.
extension Array where Element == UInt8 {
  /// A copy of the bytes of a span.
  @inlinable
  public init(_ span: Span<UInt8>) {
    self = span.withUnsafeBufferPointer { Array($0) }
  }

  /// Appends a copy of the bytes of a span.
  ///
  ///     stream.push(chunk) { output.append(contentsOf: $0) }
  @inlinable
  public mutating func append(contentsOf span: Span<UInt8>) {
    span.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
