// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// One thread's run of the normalizer: finds lines in which a rule may have something to do, and writes the others as they are.
final class NormalizerRun: StageRun {
  private let rules: LineRules
  private let scan: CandidateScan
  private let plainLines: PlainLines
  private let protected: ProtectedText
  /// Memory for one plain line.
  private var plain: [UInt8] = []
  private var line = Line()
  private var quotes = ParagraphQuotes()
  /// A block of code that the last window left open, as far as that window alone shows.
  private var block = CodeBlock()

  init(_ normalizer: Normalizer) {
    rules = normalizer.shared.rules
    scan = normalizer.shared.scan
    plainLines = normalizer.shared.plainLines
    protected = normalizer.options.protected
  }

  func reset() { block = CodeBlock() }

  func prepare(with window: Span<UInt8>) {
    var fences = Fences(inherited: CodeBlock())
    var start = 0
    while start < window.count {
      let end = window.firstIndex(of: UInt8(ascii: "\n"), from: start).map { $0 + 1 } ?? window.count
      _ = fences.take(window, start..<end)
      start = end
    }
    block = fences.ofWindow
  }

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    var fences = Fences(inherited: block)
    var line = Line()
    swap(&line, &self.line)
    defer {
      swap(&line, &self.line)
      block = fences.ofWindow
    }
    line.userText = protected.ranges(in: window)
    quotes.reset(userText: line.userText)
    var copied = 0
    var start = 0
    while start < window.count {
      let (end, isCandidate) = scan.line(window, from: start)
      let isCode = fences.take(window, start..<end)
      if !isCode, isCandidate || start < quotes.end && !quotes.marks(in: start..<end).isEmpty {
        if rewritePlain(window, start..<end, &copied, into: &writer) {
        } else if settles(&line, window, start..<end), line.changes > 0 || writer.isListening {
          copied = line.write(window, from: copied, to: &writer)
        }
      }
      start = end
    }
    guard copied > 0 else { return .unchanged }
    writer.copy(copied..<window.count, of: window)
    return .rewritten
  }

  /// Rewrites the line without tokens, or finds that nothing changes; returns whether that is enough.
  private func rewritePlain(_ window: Span<UInt8>, _ line: Range<Int>, _ copied: inout Int, into writer: inout Writer) -> Bool {
    guard plainLines.isPossible, !writer.isListening, line.lowerBound >= quotes.end else { return false }
    let text = line.lowerBound..<window.endOfText(line)
    // Not into the writer: what is copied before a line that turns out not to be plain would be copied again for each such line.
    plain.removeAll(keepingCapacity: true)
    switch plainLines.rewrite(window.extracting(text), into: &plain) {
    case .other: return false
    case .unchanged: return true
    case .rewritten: break
    }
    writer.copy(copied..<text.lowerBound, of: window)
    writer.output.append(contentsOf: plain)
    copied = text.upperBound
    return true
  }

  /// Loads the line and applies the rules; returns whether it is to be written.
  private func settles(_ line: inout Line, _ window: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let text = range.lowerBound..<window.endOfText(range)
    if range.lowerBound >= quotes.end {
      line.load(window, text)
      let isWritten = rules.settles(&line)
      guard line.hasLooseQuotes, let forms = rules.pairedForms, quotes.pair(window, from: range.lowerBound, forms: forms, by: rules) else {
        return isWritten
      }
    }
    line.load(window, text)
    line.put(quotes.marks(in: text))
    return rules.settles(&line)
  }
}

/// The blocks of code of a window: as they go on from the window before, and as this window alone shows them, for the next one.
private struct Fences {
  private var inherited: CodeBlock
  private(set) var ofWindow = CodeBlock()

  init(inherited: CodeBlock) { self.inherited = inherited }

  /// Takes the next line; returns whether it is code.
  mutating func take(_ window: Span<UInt8>, _ line: Range<Int>) -> Bool {
    if !inherited.isOpen, !ofWindow.isOpen, !CodeBlock.canOpen(window, line) { return false }
    _ = ofWindow.takes(window, line)
    return inherited.takes(window, line)
  }
}
