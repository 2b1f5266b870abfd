// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Turns texts into trigrams of classes.
struct Reader {
  let classes: [UInt16]
  /// Classes of which a run counts once.
  private let runs: [UInt16]
  private(set) var trigrams: [UInt64] = []
  /// For each class how often the texts have it.
  private(set) var frequencies: [Float]

  init(_ vocabulary: Vocabulary) {
    classes = vocabulary.classes
    runs = [ModelFormat.digits, ModelFormat.latin, ModelFormat.lineFeed, classes[Int(Folding.space)]]
    frequencies = [Float](repeating: 0, count: vocabulary.count)
  }

  mutating func add(_ source: Source, _ text: [UInt8]) {
    switch source.kind {
    case .text: addText(text, quarters: UInt64(source.weight * 4))
    case .words: addWords(text, source.weight)
    }
  }

  /// Every line feed is a token of its own, with two before the first line.
  private mutating func addText(_ text: [UInt8], quarters: UInt64) {
    var (a, b) = (ModelFormat.lineFeed, ModelFormat.lineFeed)
    forEachUnit(text) { unit in
      let c = classes[Int(unit)]
      if c == ModelFormat.skipped || c == b && runs.contains(c) { return }
      trigrams.append(ModelFormat.key(a, b, c) << 6 | quarters)
      frequencies[Int(c)] += Float(quarters) / 4
      if c == ModelFormat.lineFeed { a = c } else { a = b }
      b = c
    }
  }

  /// A word counts `weight` times the binary logarithm of its frequency, after anything.
  private mutating func addWords(_ text: [UInt8], _ weight: Float) {
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let cells = line.split(separator: UInt8(ascii: " "))
      guard cells.count >= 2, let frequency = Float(String(decoding: cells[1], as: UTF8.self)) else { continue }
      let quarters = UInt64(min(63, max(1, (weight * binaryLogarithm(1 + frequency) * 4).rounded())))
      var (a, b) = (ModelFormat.anything, ModelFormat.anything)
      forEachUnit(cells[0]) { unit in
        let c = classes[Int(unit)]
        if c == ModelFormat.skipped || c == b { return }
        trigrams.append(ModelFormat.key(a, b, c) << 6 | quarters)
        (a, b) = (b, c)
      }
    }
  }
}

/// Calls `body` with each code point below U+10000 of well-formed UTF-8.
@inline(__always)
func forEachUnit(_ text: some Sequence<UInt8>, _ body: (UInt16) -> Void) {
  var unit: UInt32 = 0
  var left = 0
  for byte in text {
    switch byte {
    case 0x80..<0xC0:
      unit = unit << 6 | UInt32(byte & 0x3F)
      left -= 1
    case ..<0x80: (unit, left) = (UInt32(byte), 0)
    case ..<0xE0: (unit, left) = (UInt32(byte & 0x1F), 1)
    case ..<0xF0: (unit, left) = (UInt32(byte & 0x0F), 2)
    default: (unit, left) = (UInt32(byte & 0x07), 3)
    }
    if left == 0, unit < 0x10000 { body(UInt16(unit)) }
  }
}

private func binaryLogarithm(_ x: Float) -> Float {
  let floor = Float(x.exponent)
  return floor + (x.significand - 1)
}
