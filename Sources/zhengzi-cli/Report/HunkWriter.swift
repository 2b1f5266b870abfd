// SPDX-License-Identifier: Apache-2.0

/// Gathers lines into the hunks of a unified diff with three lines of context.
struct HunkWriter {
  private static let contextLength = 3

  private let name: String
  private let isColored: Bool
  private var text: [UInt8] = []
  private var hasHeader = false
  /// The hunk that is open, or the last same lines before one.
  private var lines: [DiffLine] = []
  private var isOpen = false
  private var trailing = 0
  private var next = (old: 1, new: 1)

  init(name: String, isColored: Bool) {
    self.name = name
    self.isColored = isColored
  }

  mutating func add(_ line: DiffLine) {
    lines.append(line)
    if line.kind != .new { next.old += 1 }
    if line.kind != .old { next.new += 1 }
    if line.kind != .same {
      isOpen = true
      trailing = 0
    } else if isOpen {
      trailing += 1
      if trailing == 2 * Self.contextLength { close() }
    } else if lines.count > Self.contextLength {
      lines.removeFirst()
    }
  }

  /// Ends the file.
  mutating func finish() {
    if isOpen { close() }
    lines.removeAll()
    next = (1, 1)
  }

  mutating func takeText() -> [UInt8] {
    defer { text.removeAll(keepingCapacity: true) }
    return text
  }

  /// Writes the open hunk; what follows its context is the context of the next one.
  private mutating func close() {
    let kept = max(0, trailing - Self.contextLength)
    let hunk = lines.dropLast(kept)
    let rest = Array(lines.suffix(kept))
    writeHeader()
    let old = hunk.count { $0.kind != .new }
    let new = hunk.count { $0.kind != .old }
    let range = "@@ -\(Self.range(next.old - kept - old, old)) +\(Self.range(next.new - kept - new, new)) @@"
    text += (isColored ? "\u{1B}[36m\(range)\u{1B}[m\n" : "\(range)\n").utf8
    for line in hunk { write(line) }
    lines = rest
    isOpen = false
    trailing = 0
  }

  private mutating func writeHeader() {
    guard !hasHeader else { return }
    hasHeader = true
    text += (isColored ? "\u{1B}[1m--- \(name)\n+++ \(name)\u{1B}[m\n" : "--- \(name)\n+++ \(name)\n").utf8
  }

  private static func range(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start)" : "\(count == 0 ? start - 1 : start),\(count)"
  }

  private mutating func write(_ line: DiffLine) {
    let hasEnd = line.text.last == UInt8(ascii: "\n")
    let body = hasEnd ? line.text.dropLast() : line.text
    if isColored, line.kind != .same {
      writeColored(line, body)
    } else {
      text.append(line.kind.rawValue)
      text += body
    }
    text += (hasEnd ? "\n" : "\n\\ No newline at end of file\n").utf8
  }

  /// Red for old and green for new, the bytes that differ in reverse.
  private mutating func writeColored(_ line: DiffLine, _ body: ArraySlice<UInt8>) {
    text += (line.kind == .old ? "\u{1B}[31m" : "\u{1B}[32m").utf8
    text.append(line.kind.rawValue)
    var written = body.startIndex
    for mark in line.marks {
      let start = min(line.text.startIndex + mark.lowerBound, body.endIndex)
      let end = min(line.text.startIndex + mark.upperBound, body.endIndex)
      guard start < end, start >= written else { continue }
      text += body[written..<start]
      text += "\u{1B}[7m".utf8
      text += body[start..<end]
      text += "\u{1B}[27m".utf8
      written = end
    }
    text += body[written...]
    text += "\u{1B}[m".utf8
  }
}
