// SPDX-License-Identifier: Apache-2.0

/// The engine's bytes, of which a law takes small numbers from the front and a text from the rest.
struct Input {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isEmpty: Bool { position == bytes.count }

  /// The next byte; 0 behind the end.
  mutating func byte() -> UInt8 {
    guard position < bytes.count else { return 0 }
    position += 1
    return bytes[position - 1]
  }

  /// The next two bytes as a number.
  mutating func number() -> Int {
    Int(byte()) << 8 | Int(byte())
  }

  /// So many bytes, or what is left.
  mutating func take(_ count: Int) -> [UInt8] {
    let end = min(bytes.count, position + count)
    defer { position = end }
    return Array(bytes[position..<end])
  }

  var rest: [UInt8] { Array(bytes[position...]) }
}
