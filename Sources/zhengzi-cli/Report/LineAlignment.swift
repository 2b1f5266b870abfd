// SPDX-License-Identifier: Apache-2.0

/// A line of a diff: what stayed, went or came, and which of its bytes differ.
struct DiffLine {
  enum Kind: UInt8 {
    case same = 0x20  // space
    case old = 0x2D  // -
    case new = 0x2B  // +
  }

  var kind: Kind
  var text: ArraySlice<UInt8>
  /// Ranges within `text` to show as different.
  var marks: [Range<Int>] = []
}

/// Tells which lines of a pair stayed, by the edits between them.
struct LineAlignment {
  private let pair: LinePair
  private let before: [Range<Int>]
  private let after: [Range<Int>]

  init(_ pair: LinePair) {
    self.pair = pair
    before = Self.lines(pair.before)
    after = Self.lines(pair.after)
  }

  /// Calls `body` with each line, the old ones of a change before the new ones.
  func visit(_ body: (DiffLine) -> Void) {
    if pair.before == pair.after {
      for line in before { body(DiffLine(kind: .same, text: pair.before[line])) }
      return
    }
    var old = 0
    var new = 0
    for block in blocks() {
      while old < block.before.lowerBound {
        body(DiffLine(kind: .same, text: pair.before[before[old]]))
        old += 1
        new += 1
      }
      for line in block.before { body(marked(.old, pair.before, before[line], pair.edits.map(\.before))) }
      for line in block.after { body(marked(.new, pair.after, after[line], pair.edits.map(\.after))) }
      old = block.before.upperBound
      new = block.after.upperBound
    }
    while old < before.count {
      body(DiffLine(kind: .same, text: pair.before[before[old]]))
      old += 1
    }
  }

  /// Runs of lines that edits touch, before and after; all lines where the edits are not known.
  private func blocks() -> [(before: Range<Int>, after: Range<Int>)] {
    guard !pair.edits.isEmpty else { return [(before.indices, after.indices)] }
    var blocks: [(before: Range<Int>, after: Range<Int>)] = []
    for edit in pair.edits {
      let old = Self.touched(edit.before, before)
      let new = Self.touched(edit.after, after)
      if let last = blocks.last, old.lowerBound < last.before.upperBound || new.lowerBound < last.after.upperBound {
        blocks[blocks.count - 1] = (
          last.before.lowerBound..<max(last.before.upperBound, old.upperBound),
          last.after.lowerBound..<max(last.after.upperBound, new.upperBound)
        )
      } else {
        blocks.append((old, new))
      }
    }
    return blocks
  }

  private func marked(_ kind: DiffLine.Kind, _ text: [UInt8], _ line: Range<Int>, _ edits: [Range<Int>]) -> DiffLine {
    let marks = edits.filter { $0.overlaps(line) }.map { edit in
      let part = edit.clamped(to: line)
      return part.lowerBound - line.lowerBound..<part.upperBound - line.lowerBound
    }
    return DiffLine(kind: kind, text: text[line], marks: marks)
  }

  private static func touched(_ range: Range<Int>, _ lines: [Range<Int>]) -> Range<Int> {
    let first = line(holding: range.lowerBound, lines)
    let last = range.isEmpty ? first : line(holding: range.upperBound - 1, lines)
    return first..<min(last + 1, lines.count)
  }

  private static func line(holding offset: Int, _ lines: [Range<Int>]) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The ranges of lines, each with its line feed.
  private static func lines(_ text: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while let end = text.span.firstIndex(of: UInt8(ascii: "\n"), from: start) {
      lines.append(start..<end + 1)
      start = end + 1
    }
    if start < text.count { lines.append(start..<text.count) }
    return lines
  }
}
