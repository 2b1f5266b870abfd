// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import Zhengzi

/// Reads text, rewrites it, writes UTF-8.
struct Filter: ParsableCommand {
  static let configuration = CommandConfiguration(shouldDisplay: false)

  @Argument(help: ArgumentHelp("Files to read; standard input where there are none, or for -.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var repair: RepairOptions
  @OptionGroup var convert: ConvertOptions
  @OptionGroup var normalize: NormalizeOptions
  @OptionGroup var transform: TransformOptions

  func run() throws {
    let pipeline = Pipeline(stages: try repair.stages() + convert.stages() + normalize.stages() + transform.stages())
    let stream = pipeline.stream()
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
    defer { chunk.deallocate() }
    while true {
      let count = read(0, chunk.baseAddress, chunk.count)
      guard count > 0 else { break }
      let bytes = UnsafeBufferPointer(rebasing: chunk.bindMemory(to: UInt8.self)[0..<count])
      stream.push(Span(_unsafeElements: bytes), sink: put)
    }
    stream.endDocument(sink: put)
  }

  private func put(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { _ = write(1, $0.baseAddress, $0.count) }
  }
}
