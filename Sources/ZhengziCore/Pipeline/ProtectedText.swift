// SPDX-License-Identifier: Apache-2.0

/// What a user's regular expressions match: stages that change marks, characters or words leave it as it is.
///
///     var names = ProtectedText()
///     try names.add(matching: "《[^》]*》")
///
/// An expression is Swift's `Regex` syntax, which takes most of Perl's, and is matched against each line by itself.
/// Cost: some microseconds for each line; only who asks pays.
public struct ProtectedText: Sendable {
  private var patterns: [String] = []

  /// Nothing is protected.
  public init() {}

  /// Whether nothing is protected.
  public var isEmpty: Bool { patterns.isEmpty }

  /// Protects what a regular expression matches.
  ///
  /// - Throws: where it is none.
  public mutating func add(matching pattern: String) throws(ZhengziError) {
    do { _ = try Regex(pattern) } catch {
      throw ZhengziError(.invalidPattern, "'\(pattern)' is no regular expression: \(error); write one such as '[A-Z]+-\\d+'")
    }
    patterns.append(pattern)
  }

  /// The bytes that are protected, sorted and apart. Lines that are no UTF-8 hold none.
  public func ranges(in window: Span<UInt8>) -> [Range<Int>] {
    guard !isEmpty else { return [] }
    // An expression is compiled for each window, since it cannot be shared between threads.
    let expressions = patterns.compactMap { try? Regex($0) }
    var found: [Range<Int>] = []
    var start = 0
    while start < window.count {
      let end = window.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? window.count
      let bytes = window.extracting(start..<end).withUnsafeBytes { Array($0) }
      if let line = String(validating: bytes, as: UTF8.self) { found += Self.matches(of: expressions, in: line, from: start) }
      start = end + 1
    }
    return Self.merged(found)
  }

  private static func matches(of expressions: [Regex<AnyRegexOutput>], in line: String, from start: Int) -> [Range<Int>] {
    expressions.flatMap { expression in
      line.matches(of: expression).map { match in
        let lower = start + line.utf8.distance(from: line.utf8.startIndex, to: match.range.lowerBound)
        return lower..<lower + line.utf8.distance(from: match.range.lowerBound, to: match.range.upperBound)
      }
    }
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
