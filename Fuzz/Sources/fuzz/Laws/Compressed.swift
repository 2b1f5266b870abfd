// SPDX-License-Identifier: Apache-2.0

@testable import zhengzi_cli

extension Law {
  /// Damaged gzip and Zstandard data is an error, never a crash or an endless read; what comes out of sound data goes in again.
  static let compressed = Law(
    "compressed", seed: { _, text in compress(text, .gzip) },
    holds: { input in
      guard let format = CompressionFormat(magic: input.rest) else { return false }
      guard let source = try? DecompressedSource(Bytes(input.rest), format, name: "input") else { broken("\(format) cannot be read") }
      var text: [UInt8] = []
      var chunk: [UInt8] = []
      // A bomb is as long as it likes; memory is not.
      while text.count < 1 << 24, (try? source.read(into: &chunk)) ?? false { text += chunk }
      let again = compress(text, format)
      guard let second = try? DecompressedSource(Bytes(again), format, name: "again") else { return true }
      var result: [UInt8] = []
      while (try? second.read(into: &chunk)) ?? false { result += chunk }
      if result != text { broken("\(format): \(shown(text)) came back as \(shown(result))") }
      return true
    })

  private static func compress(_ text: [UInt8], _ format: CompressionFormat) -> [UInt8] {
    guard let compressor = try? Compressor(format, name: "output") else { return [] }
    var output: [UInt8] = []
    compressor.push(text.span, into: &output)
    compressor.finish(into: &output)
    return output
  }

  /// Bytes that come three at a time, then all.
  private final class Bytes: ByteSource {
    private var rest: ArraySlice<UInt8>
    private var count = 3

    init(_ bytes: [UInt8]) {
      rest = bytes[...]
    }

    func read(into chunk: inout [UInt8]) -> Bool {
      chunk = Array(rest.prefix(count))
      rest = rest.dropFirst(count)
      count *= 2
      return !chunk.isEmpty
    }
  }
}
