// SPDX-License-Identifier: Apache-2.0

extension Span where Element == UInt8 {
  /// The end of the text of a line, before its line end.
  func endOfText(_ line: Range<Int>) -> Int {
    var end = line.upperBound
    if end > line.lowerBound, self[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > line.lowerBound, self[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }
}
