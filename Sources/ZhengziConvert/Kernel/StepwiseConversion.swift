// SPDX-License-Identifier: Apache-2.0

/// Converts a stretch as the configuration is written: cut into segments and runs, each run through one step after the other.
///
/// Slow, exact, and rarely needed: only where steps get into each other's way.
struct StepwiseConversion {
  let tables: ConversionTables

  func convert(_ text: Text, _ range: Range<Int>) -> [UInt8] {
    let stretch = Text(start: text.start + range.lowerBound, count: range.count)
    var output: [UInt8] = []
    var runStart = 0
    var i = 0
    while i < stretch.count {
      guard let (length, result) = segment(stretch, at: i) else {
        i += max(stretch.codePoint(at: i).length, 1)
        continue
      }
      output += run(stretch, runStart..<i)
      output += result.map { Array(tables.text($0)) } ?? tables.characters(stretch, i..<i + length)
      i += length
      runStart = i
    }
    return output + run(stretch, runStart..<i)
  }

  private func segment(_ text: Text, at i: Int) -> (length: Int, result: UInt32?)? {
    let first = text.codePoint(at: i)
    guard first.length > 0, i + first.length < text.count, let segments = tables.segments else { return nil }
    let second = text.codePoint(at: i + first.length).value
    let length = segments.longest(text.start + i, text.count - i, first.value, second)
    if length == 0 { return nil }
    return (length, tables.changes.result(text.start + i, length: length, isRun: false, first.value, second))
  }

  /// A run after all steps.
  private func run(_ text: Text, _ range: Range<Int>) -> [UInt8] {
    let bytes = Array(UnsafeRawBufferPointer(start: text.start + range.lowerBound, count: range.count))
    return tables.steps.reduce(bytes) { bytes, step in Self.convert(bytes, step) }
  }

  private static func convert(_ bytes: [UInt8], _ tables: ConversionTables) -> [UInt8] {
    let capacity = Kernel.capacity(for: bytes.count)
    return bytes.withUnsafeBytes { source in
      guard let start = source.baseAddress else { return [] }
      return [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
        var kernel = Kernel(tables, Text(start: start, count: source.count), output: output.baseAddress!, capacity: capacity)
        if case .done(let length) = kernel.run() { count = length }
      }
    }
  }
}
