// SPDX-License-Identifier: Apache-2.0

/// Stages in order. A value: make it once, share it between threads.
///
///     let pipeline = try Pipeline(convert: .s2twp)
///     pipeline.rewrite("软件")   // "軟體"
public struct Pipeline: Sendable {
  public let stages: [any Stage]
  /// What becomes of choices that are not sure; `nil` where they are changes like any other.
  public let uncertain: Uncertain?

  public init(stages: [any Stage], uncertain: Uncertain? = nil) {
    self.stages = stages
    self.uncertain = uncertain
  }

  /// How many windows before a window may matter to what becomes of it; ``Stream/prepare(with:)`` takes as many.
  public var memory: Int { stages.count(where: \.remembers) }

  /// Rewrites one whole document.
  public func rewrite(_ text: String) -> String {
    var text = text
    let output = text.withUTF8 { rewrite(Span(_unsafeElements: $0)) }
    return String(decoding: output, as: UTF8.self)
  }

  /// Rewrites one whole document of any bytes.
  public func rewrite(_ bytes: Span<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    stream().rewrite(bytes) { output.append(contentsOf: $0) }
    return output
  }

  /// Every change that ``rewrite(_:)-(String)`` makes, sorted and disjoint: applied to the input they give the output.
  public func explain(_ text: String) -> [Change] {
    var text = text
    return text.withUTF8 { explain(Span(_unsafeElements: $0)) }
  }

  /// Every change that rewriting these bytes makes, sorted and disjoint.
  public func explain(_ bytes: Span<UInt8>) -> [Change] {
    var changes: [Change] = []
    let stream = stream(isListening: true)
    stream.rewrite(bytes) { _ in changes += stream.takeChanges() }
    return changes
  }
}
