// SPDX-License-Identifier: Apache-2.0

/// What becomes of the choices that are not sure: changes and notes whose confidence is below ``limit``.
public enum Uncertain: String, Sendable, CaseIterable {
  /// They alone are what a listening stream gives as changes; the text is written as ever.
  case list
  /// They stand in the text between white square brackets, what was chosen first: `⟦只|隻⟧`.
  case mark

  /// Below this confidence a choice is not sure.
  public static let limit = 0.9
}

extension Edit {
  /// Whether the choice is not sure.
  var isUncertain: Bool { confidence < Uncertain.limit }
}

/// A text in which uncertain choices are marked, and the edits that lead to it.
struct MarkedText {
  private(set) var text: [UInt8] = []
  private(set) var edits: [Edit] = []

  /// - Parameter edits: those that led to `text`, sorted and disjoint.
  init(_ text: Span<UInt8>, _ edits: [Edit]) {
    var done = 0
    for var edit in edits {
      append(text.extracting(done..<edit.output.lowerBound))
      done = edit.output.upperBound
      let start = self.text.count
      let chosen = text.extracting(edit.output)
      if edit.isUncertain { mark(chosen, edit.candidates) } else { append(chosen) }
      edit.output = start..<self.text.count
      self.edits.append(edit)
    }
    append(text.extracting(done..<text.count))
  }

  private mutating func mark(_ chosen: Span<UInt8>, _ candidates: [Candidate]) {
    text += "⟦".utf8
    append(chosen)
    for candidate in candidates {
      text += "|".utf8
      text += candidate.text.utf8
    }
    text += "⟧".utf8
  }

  private mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { text.append(contentsOf: $0) }
  }
}
