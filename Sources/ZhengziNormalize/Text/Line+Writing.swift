// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

extension Line {
  /// Writes what changed, and the window's bytes from `copied` up to it; returns how far the window is written.
  func write(_ window: Span<UInt8>, from copied: Int, to writer: inout Writer) -> Int {
    var copied = copied
    guard firstTouched < tokens.count else { return copied }
    var next = max(1, firstTouched)
    let end = tokens.count - untouchedTail
    while next < end {
      let i = next
      // Nothing was taken away or changed within a run.
      next += Int(tokens[i].run)
      let gap = Int(tokens[i - 1].end)..<Int(tokens[i].start)
      if !gap.isEmpty, let rule = tokens[i].gapRule {
        writer.copy(copied..<gap.lowerBound, of: window)
        writer.replace(gap, with: [], rule: rule.rule)
        copied = gap.upperBound
      }
      guard let rule = tokens[i].rule else { continue }
      let range = Int(tokens[i].start)..<Int(tokens[i].end)
      writer.copy(copied..<range.lowerBound, of: window)
      if tokens[i].isNoted {
        writer.note(range, of: window, rule: rule.rule, confidence: 0.5)
      } else {
        put(tokens[i].code, for: range, rule, to: &writer)
      }
      copied = range.upperBound
    }
    return copied
  }

  private func put(_ code: UInt32, for range: Range<Int>, _ rule: Normalization, to writer: inout Writer) {
    guard writer.isListening, let scalar = Unicode.Scalar(code) else {
      writer.output.append(codePoint: code)
      return
    }
    writer.replace(range, with: String(scalar), rule: rule.rule)
  }
}
