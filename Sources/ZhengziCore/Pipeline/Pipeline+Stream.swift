// SPDX-License-Identifier: Apache-2.0

extension Pipeline {
  /// A run over one document after another, fed in chunks of any size. One thread at a time.
  ///
  /// - Parameter isListening: whether ``Stream/takeChanges()`` has anything to give.
  public func stream(isListening: Bool = false) -> Stream {
    Stream(self, isListening: isListening)
  }

  /// One run over documents in chunks. What comes out does not depend on how the input was cut.
  ///
  /// Memory: at most `Segmenter.longest` bytes of input wait, and each stage keeps one window's output.
  public final class Stream {
    private let runs: [any StageRun]
    /// Which of them remember.
    private let remembering: [Int]
    private let isListening: Bool
    private let uncertain: Uncertain?
    /// Bytes of the document that do not make a window yet.
    private var pending: [UInt8] = []
    /// What the current stage writes; it and `spare` change places from stage to stage.
    private var writer: Writer
    private var spare: [UInt8] = []
    private var changes: [Change] = []
    private var place = Place()
    /// Whether nothing came since the last reset: a document in memory need not forget another one first.
    private var isFresh = true

    init(_ pipeline: Pipeline, isListening: Bool) {
      runs = pipeline.stages.map { $0.makeRun() }
      remembering = pipeline.stages.indices.filter { pipeline.stages[$0].remembers }
      self.isListening = isListening
      uncertain = pipeline.uncertain
      writer = Writer(isListening: isListening || pipeline.uncertain == .mark)
    }

    /// Takes the next bytes of the document and gives out what can be decided.
    public func push<Failure: Error>(
      _ chunk: Span<UInt8>, sink: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
      try pushPairs(chunk) { (_, output) throws(Failure) in try sink(output) }
    }

    /// Ends the document, gives out the rest, and makes the stream ready for another one.
    public func endDocument<Failure: Error>(sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
      try endPairs { (_, output) throws(Failure) in try sink(output) }
    }

    /// Takes a whole document that lies in memory, after which the stream is ready for another one: no byte of it waits or is copied.
    public func rewrite<Failure: Error>(
      _ document: Span<UInt8>, sink: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
      try rewritePairs(document) { (_, output) throws(Failure) in try sink(output) }
    }

    /// As ``rewrite(_:sink:)``; the sink gets each window before and after.
    public func rewritePairs<Failure: Error>(
      _ document: Span<UInt8>, sink: (Span<UInt8>, Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
      reset()
      defer { reset() }
      var start = 0
      while let length = Segmenter.windowLength(document.extracting(start..<document.count), isEnd: true) {
        try emit(document.extracting(start..<start + length), sink: sink)
        start += length
      }
    }

    /// As ``push(_:sink:)``; the sink gets each window before and after.
    public func pushPairs<Failure: Error>(
      _ chunk: Span<UInt8>, sink: (Span<UInt8>, Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
      var start = 0
      while start < chunk.count {
        if pending.isEmpty {
          let rest = chunk.extracting(start..<chunk.count)
          guard let length = Segmenter.windowLength(rest, isEnd: false) else { break }
          try emit(rest.extracting(0..<length), sink: sink)
          start += length
        } else {
          start += fill(from: chunk.extracting(start..<chunk.count))
          try emitPending(isEnd: false, sink: sink)
        }
      }
      if start < chunk.count { append(chunk.extracting(start..<chunk.count)) }
    }

    /// As ``endDocument(sink:)``; the sink gets each window before and after.
    public func endPairs<Failure: Error>(sink: (Span<UInt8>, Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
      try flushPairs(sink: sink)
      reset()
    }

    /// Gives out all that came so far, and goes on with the document: what follows is a window of its own.
    ///
    /// For somebody who waits for each line: what comes out then depends on where the input was flushed.
    public func flushPairs<Failure: Error>(sink: (Span<UInt8>, Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
      while !pending.isEmpty { try emitPending(isEnd: true, sink: sink) }
    }

    /// Starts in the middle of a document, after these windows: what follows is done as if all before it had been read.
    ///
    /// - Parameter windows: the last ``Pipeline/memory`` windows before the place, or all where there are fewer.
    public func prepare(with windows: Span<UInt8>) {
      reset()
      var borders = [0]
      while let length = Segmenter.windowLength(windows.extracting(borders[borders.count - 1]..<windows.count), isEnd: true) {
        borders.append(borders[borders.count - 1] + length)
      }
      for (number, (start, end)) in zip(borders, borders.dropFirst()).enumerated() {
        prepare(with: windows.extracting(start..<end), followers: borders.count - 2 - number)
      }
    }

    /// Forgets the document so far.
    public func reset() {
      guard !isFresh else { return }
      isFresh = true
      pending.removeAll(keepingCapacity: true)
      for run in runs { run.reset() }
      place = Place()
    }

    /// The changes since the last call; empty unless the stream was made to listen. Called in the sink, they are those of its bytes.
    public func takeChanges() -> [Change] {
      guard !changes.isEmpty else { return [] }
      defer { changes.removeAll(keepingCapacity: true) }
      return changes
    }
  }
}

extension Pipeline.Stream {
  private func append(_ bytes: Span<UInt8>) {
    isFresh = false
    pending.append(contentsOf: bytes)
  }

  /// Moves bytes into the pending window, up to what the longest one needs; returns how many.
  private func fill(from chunk: Span<UInt8>) -> Int {
    let wanted = pending.count < Segmenter.size ? Segmenter.size : Segmenter.longest
    let count = min(chunk.count, wanted - pending.count)
    append(chunk.extracting(0..<count))
    return count
  }

  private func emitPending<Failure: Error>(isEnd: Bool, sink: (Span<UInt8>, Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
    var bytes: [UInt8] = []
    swap(&bytes, &pending)
    defer { swap(&bytes, &pending) }
    guard let length = Segmenter.windowLength(bytes.span, isEnd: isEnd) else { return }
    try emit(bytes.span.extracting(0..<length), sink: sink)
    bytes.removeSubrange(0..<length)
  }

  /// Lets the last stage that the text depends on remember a window, after which so many others come: each passes it on to the next stage that
  /// remembers, and the last of them gives the document's text.
  private func prepare(with window: Span<UInt8>, followers: Int) {
    guard followers < remembering.count else { return }
    isFresh = false
    let stage = remembering[remembering.count - 1 - followers]
    pass(window, through: runs[..<stage]) { text, _ in runs[stage].prepare(with: text) }
  }

  private func emit<Failure: Error>(_ window: Span<UInt8>, sink: (Span<UInt8>, Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
    isFresh = false
    try pass(window, through: runs[...]) { (output, edits) throws(Failure) in
      if uncertain == .mark, edits.contains(where: \.isUncertain) {
        let marked = MarkedText(output, edits)
        try give(window, marked.text.span, marked.edits, sink)
      } else {
        try give(window, output, edits, sink)
      }
    }
  }

  /// Passes a window through some of the stages; `body` gets what becomes of it, and the edits that lead there.
  private func pass<Failure: Error>(
    _ window: Span<UInt8>, through runs: ArraySlice<any StageRun>, _ body: (Span<UInt8>, [Edit]) throws(Failure) -> Void
  ) throws(Failure) {
    var edits: [Edit] = []
    var text: [UInt8] = []
    swap(&text, &spare)
    defer { swap(&text, &spare) }
    var isRewritten = false
    for run in runs {
      writer.removeAll()
      let outcome = isRewritten ? run.rewrite(text.span, into: &writer) : run.rewrite(window, into: &writer)
      guard outcome == .rewritten else { continue }
      if writer.isListening { edits = Edit.compose(edits, writer.edits) }
      swap(&text, &writer.output)
      isRewritten = true
    }
    if isRewritten { try body(text.span, edits) } else { try body(window, edits) }
  }

  private func give<Failure: Error>(
    _ window: Span<UInt8>, _ output: Span<UInt8>, _ edits: [Edit], _ sink: (Span<UInt8>, Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    if isListening {
      for edit in edits where uncertain != .list || edit.isUncertain { changes.append(place.change(edit, before: window, after: output)) }
      place.advance(over: window, output)
    }
    try sink(window, output)
  }
}

/// How far a listening stream has come in its document.
private struct Place {
  var input = 0
  var output = 0
  var line = 1
  /// Up to where in the current window the line feeds are counted.
  private var counted = 0

  /// An edit of the current window as a change of the document. Edits come in order.
  mutating func change(_ edit: Edit, before: Span<UInt8>, after: Span<UInt8>) -> Change {
    countLines(of: before, to: edit.input.lowerBound)
    return Change(
      line: line,
      input: edit.input.lowerBound + input..<edit.input.upperBound + input,
      output: edit.output.lowerBound + output..<edit.output.upperBound + output,
      before: Array(before.extracting(edit.input)), after: Array(after.extracting(edit.output)),
      rules: edit.rules, confidence: edit.confidence, candidates: edit.candidates)
  }

  mutating func advance(over before: Span<UInt8>, _ after: Span<UInt8>) {
    countLines(of: before, to: before.count)
    counted = 0
    input += before.count
    output += after.count
  }

  private mutating func countLines(of window: Span<UInt8>, to end: Int) {
    while counted < end {
      if window[counted] == UInt8(ascii: "\n") { line += 1 }
      counted += 1
    }
  }
}
