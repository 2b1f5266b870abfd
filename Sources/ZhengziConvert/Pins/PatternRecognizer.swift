// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Finds what a regular expression matches, in each line by itself.
///
/// The expression is Swift's `Regex` syntax, which takes most of Perl's. Cost: some microseconds for each line; only who asks pays.
struct PatternRecognizer: PinRecognizer {
  private let pattern: String

  /// - Throws: where the pattern is no regular expression.
  init(_ pattern: String) throws(ZhengziError) {
    do { _ = try Regex(pattern) } catch {
      throw ZhengziError(.invalidPattern, "'\(pattern)' is no regular expression: \(error); write one such as '[A-Z]+-\\d+'")
    }
    self.pattern = pattern
  }

  func find(_ text: Text) -> [Range<Int>] {
    guard let regex = try? Regex(pattern) else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    let bytes = UnsafeRawBufferPointer(start: text.start, count: text.count)
    while start < text.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      if let line = String(validating: bytes[start..<end], as: UTF8.self) {
        for match in line.matches(of: regex) {
          let utf8 = line.utf8
          let lower = start + utf8.distance(from: utf8.startIndex, to: match.range.lowerBound)
          found.append(lower..<start + utf8.distance(from: utf8.startIndex, to: match.range.upperBound))
        }
      }
      start = end + 1
    }
    return found
  }
}
