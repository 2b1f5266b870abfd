// SPDX-License-Identifier: Apache-2.0

/// Bytes that a romanizer has written and not handed on yet: stores of 16 bytes, most of which the next one overwrites.
struct Letters: ~Copyable {
  private var start: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 1 << 12
    start = .allocate(byteCount: capacity, alignment: 16)
  }

  // SAFETY: here and below: the memory is the struct's own, of `capacity` bytes, and every write is preceded by `reserve`.
  deinit { start.deallocate() }

  /// Makes room for so many bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = 2 * (count + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = larger
  }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  /// Appends the first bytes of a text, of which there are 16 at the most.
  @inline(__always)
  mutating func append(_ text: SIMD16<UInt8>, count length: Int) {
    reserve(16)
    start.storeBytes(of: text, toByteOffset: count, as: SIMD16<UInt8>.self)
    count &+= min(length, 16)
  }

  mutating func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    bytes.withUnsafeBytes { source in
      guard let base = source.baseAddress else { return }
      (start + count).copyMemory(from: base, byteCount: source.count)
    }
    count += bytes.count
  }

  /// Puts other bytes in place of those from `place` on.
  mutating func replace(from place: Int, with text: some Collection<UInt8>) {
    count = min(place, count)
    for byte in text { append(byte) }
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { for byte in $0 { append(byte) } }
  }

  /// Calls `body` with what was written.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: UnsafePointer(start.assumingMemoryBound(to: UInt8.self)), count: count))
  }
}
