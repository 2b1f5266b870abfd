// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Lines of Han, words, numbers, spaces and the marks of prose, and nothing that a grammar could hang on: most lines of prose, and many of manuals.
///
/// They are rewritten from the bytes, without tokens, to what the rules make of them. What is anything else is left to the rules.
struct PlainLines: Sendable {
  enum Outcome {
    /// Not plain.
    case other
    /// Plain, and right as it is.
    case unchanged
    case rewritten
  }

  /// Whether the rules are no others than those of a style.
  let isPossible: Bool
  private let writesASCII: Bool
  private let quotes: PunctuationStyle.Quotes

  init(_ options: Normalizer.Options) {
    let rules = options.normalizations
    writesASCII = rules.contains(.asciiMarks)
    quotes = options.style.quotes ?? .curly
    let known = writesASCII ? PunctuationStyle.ascii : PunctuationStyle.mainland
    isPossible = options.style.quotes != nil && options.protected.isEmpty && rules == known.normalizations
  }

  /// Appends the rewritten line; the output stays as it is where the line is not plain or nothing changes.
  func rewrite(_ line: Span<UInt8>, into output: inout [UInt8]) -> Outcome {
    let start = output.count
    // SAFETY: the pointers do not leave the closures. The walks read bytes below the count, and the table, of 128 entries, for bytes of ASCII.
    let outcome: Outcome = line.withUnsafeBytes { bytes in
      PlainKind.ofASCII.withUnsafeBufferPointer { kinds in
        if writesASCII {
          var walk = PlainASCIIWalk(bytes, kinds, quotes)
          return walk.run(&output) ? .rewritten : .other
        }
        var walk = PlainStyleWalk(bytes, kinds, quotes)
        return walk.run(&output)
      }
    }
    if outcome != .rewritten, output.count > start { output.removeSubrange(start...) }
    return outcome
  }
}
