// SPDX-License-Identifier: Apache-2.0

/// One rewrite of text: a value that is made once and shared between threads.
///
/// The rule and its run are two types: a stage holds what never changes (options, tables), a ``StageRun`` the scratch memory of one thread.
public protocol Stage: Sendable {
  /// A run of this stage over one document after another.
  func makeRun() -> any StageRun

  /// Whether what a run does with a window may depend on the one before it; true unless the stage says otherwise.
  ///
  /// Where no stage remembers, workers can share a document at no cost.
  var remembers: Bool { get }
}

extension Stage {
  public var remembers: Bool { true }
}

/// One thread's run of a stage.
///
/// What a run does with a window may depend on that window and on at most the one before it in the same document, on nothing earlier:
/// so a worker that starts in the middle of a document decides as one that read it from the start.
public protocol StageRun: AnyObject {
  /// Forgets the document so far: the next window starts a new one.
  func reset()

  /// Rewrites one window of whole lines through the writer.
  ///
  /// - Parameters:
  ///   - window: at most `Segmenter.longest` bytes, any bytes; only the last window of a document may end inside a line that is short.
  ///   - writer: takes the rewritten bytes. A run that returns `.unchanged` has written nothing to it.
  /// - Returns: whether the writer holds the result, or the window stands as it is.
  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome

  /// Reads a window of which nobody wants the text: only what the next one may depend on. Asked of stages that remember.
  ///
  /// Unless a run knows a shorter way, it rewrites the window.
  func prepare(with window: Span<UInt8>)
}

extension StageRun {
  public func prepare(with window: Span<UInt8>) {
    var writer = Writer(isListening: false)
    _ = rewrite(window, into: &writer)
  }
}

/// What a run did with a window.
public enum Outcome: Sendable {
  /// Nothing was written; the window goes on uncopied.
  case unchanged
  /// The writer holds the window's new text.
  case rewritten
}
