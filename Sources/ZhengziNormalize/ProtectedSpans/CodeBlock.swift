// SPDX-License-Identifier: Apache-2.0

/// A block of code over several lines: a Markdown fence, `<pre>`, `<script>`, `<style>`.
struct CodeBlock {
  private enum Opening: Equatable {
    case fence(UInt8, count: Int)
    case element([UInt8])
  }

  private var opening: Opening?

  /// Whether a block is open.
  var isOpen: Bool { opening != nil }

  /// Whether the line's first character is one that a block can open with.
  static func canOpen(_ window: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var i = line.lowerBound
    while i < line.upperBound, window[i] <= UInt8(ascii: " ") { i += 1 }
    guard i < line.upperBound else { return false }
    return window[i] == UInt8(ascii: "`") || window[i] == UInt8(ascii: "~") || window[i] == UInt8(ascii: "<")
  }

  /// Takes the next line; returns whether it belongs to a block, its first and last line included.
  mutating func takes(_ window: Span<UInt8>, _ line: Range<Int>) -> Bool {
    guard let start = firstText(window, line) else { return opening != nil }
    switch opening {
    case .fence(let mark, let count):
      if closes(window, start..<line.upperBound, mark, count) { opening = nil }
      return true
    case .element(let name):
      if contains(window, line, closingTagOf: name) { opening = nil }
      return true
    case nil:
      opening = opens(window, start..<line.upperBound)
      return opening != nil
    }
  }

  private func firstText(_ window: Span<UInt8>, _ line: Range<Int>) -> Int? {
    var i = line.lowerBound
    while i < line.upperBound, window[i] <= UInt8(ascii: " ") { i += 1 }
    return i < line.upperBound ? i : nil
  }

  private func opens(_ window: Span<UInt8>, _ text: Range<Int>) -> Opening? {
    let first = window[text.lowerBound]
    if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
      let count = markCount(window, text, first)
      let rest = text.lowerBound + count..<text.upperBound
      return count >= 3 && !contains(window, rest, [first]) ? .fence(first, count: count) : nil
    }
    guard first == UInt8(ascii: "<") else { return nil }
    for name in Self.elements where startsTag(window, text, name) && !contains(window, text, closingTagOf: name) { return .element(name) }
    return nil
  }

  private static let elements = ["pre", "script", "style"].map { Array($0.utf8) }

  private func markCount(_ window: Span<UInt8>, _ text: Range<Int>, _ mark: UInt8) -> Int {
    var i = text.lowerBound
    while i < text.upperBound, window[i] == mark { i += 1 }
    return i - text.lowerBound
  }

  private func closes(_ window: Span<UInt8>, _ text: Range<Int>, _ mark: UInt8, _ count: Int) -> Bool {
    let found = markCount(window, text, mark)
    guard found >= count else { return false }
    return (text.lowerBound + found..<text.upperBound).allSatisfy { window[$0] <= UInt8(ascii: " ") }
  }

  private func startsTag(_ window: Span<UInt8>, _ text: Range<Int>, _ name: [UInt8]) -> Bool {
    let after = text.lowerBound + 1 + name.count
    guard after < text.upperBound, window[after] == UInt8(ascii: ">") || window[after] == UInt8(ascii: " ") else { return false }
    return name.indices.allSatisfy { window[text.lowerBound + 1 + $0] == name[$0] }
  }

  private func contains(_ window: Span<UInt8>, _ range: Range<Int>, closingTagOf name: [UInt8]) -> Bool {
    contains(window, range, Array("</".utf8) + name)
  }

  private func contains(_ window: Span<UInt8>, _ range: Range<Int>, _ text: [UInt8]) -> Bool {
    guard range.count >= text.count else { return false }
    return (range.lowerBound...range.upperBound - text.count).contains { start in
      text.indices.allSatisfy { window[start + $0] == text[$0] }
    }
  }
}
