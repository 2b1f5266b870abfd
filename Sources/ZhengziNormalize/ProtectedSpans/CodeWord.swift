// SPDX-License-Identifier: Apache-2.0

/// A word with marks of code in it: `snake_case`, `C++`, `a->b`, `x86-64`.
enum CodeWord: SpanRecognizer {
  static let kind = SpanKind.word

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    var isPlain = true
    let end = line.run(from: i) { j in
      if line.isAlphanumeric(j) { return true }
      let byte = line.ascii(j)
      guard byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") && line.isAlphanumeric(j + 1) else {
        return false
      }
      isPlain = false
      return true
    }
    return isPlain ? nil : end
  }
}
