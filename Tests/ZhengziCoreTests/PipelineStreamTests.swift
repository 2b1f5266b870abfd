// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

/// Doubles every `a`; carries nothing.
private struct Doubling: Stage {
  var remembers: Bool { false }

  func makeRun() -> any StageRun { Run() }

  final class Run: StageRun {
    func reset() {}

    func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
      var outcome = Outcome.unchanged
      var copied = 0
      for i in 0..<window.count where window[i] == UInt8(ascii: "a") {
        writer.copy(copied..<i, of: window)
        writer.replace(i..<i + 1, with: "aa", rule: Rule(.repair, "doubling"), confidence: 0.5)
        copied = i + 1
        outcome = .rewritten
      }
      if outcome == .rewritten { writer.copy(copied..<window.count, of: window) }
      return outcome
    }
  }
}

/// Removes every second byte of `aa`.
private struct Removing: Stage {
  func makeRun() -> any StageRun { Run() }

  final class Run: StageRun {
    func reset() {}

    func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
      var i = 0
      while i < window.count {
        if window[i] == UInt8(ascii: "a"), i + 1 < window.count, window[i + 1] == UInt8(ascii: "a") {
          writer.replace(i..<i + 2, with: "b", rule: Rule(.normalize, "removing"))
          i += 2
        } else {
          writer.copy(i..<i + 1, of: window)
          i += 1
        }
      }
      return .rewritten
    }
  }
}

/// Writes before each window how many of its bytes' kind the window before it held.
private struct Remembering: Stage {
  let byte: UInt8

  func makeRun() -> any StageRun { Run(byte) }

  final class Run: StageRun {
    private let byte: UInt8
    private var before = 0

    init(_ byte: UInt8) { self.byte = byte }

    func reset() { before = 0 }

    func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
      writer.replace(0..<0, with: "\(before)", rule: Rule(.normalize, "remembering"))
      writer.copy(0..<window.count, of: window)
      before = window.count(of: byte)
      return .rewritten
    }
  }
}

@Suite struct PipelineStreamTests {
  private let long: [UInt8] = (0..<300_000).map { $0 % 977 == 0 ? 0x0A : UInt8(0x60 + $0 % 23) }

  @Test func emptyPipelinePassesBytesThrough() {
    let bytes: [UInt8] = [0xFF, 0x00, 0x0A, 0xE4, 0xB8]
    #expect(Pipeline(stages: []).rewrite(bytes.span) == bytes)
    #expect(Pipeline(stages: []).rewrite("") == "")
  }

  @Test(arguments: [1, 7, 4096, 65_535, 65_536, 65_537, 131_072, 300_000]) func outputDoesNotDependOnChunks(_ size: Int) {
    let pipeline = Pipeline(stages: [Doubling(), Removing()])
    let stream = pipeline.stream()
    var output: [UInt8] = []
    for start in stride(from: 0, to: long.count, by: size) {
      stream.push(long.span.extracting(start..<min(start + size, long.count))) { output += Array($0) }
    }
    stream.endDocument { output += Array($0) }
    #expect(output == pipeline.rewrite(long.span))
  }

  @Test func streamStartsInTheMiddleAsIfItHadReadAllBefore() {
    let pipelines: [[any Stage]] = [
      [], [Doubling()], [Remembering(byte: 0x61)], [Remembering(byte: 0x31), Doubling(), Remembering(byte: 0x61)],
      [Remembering(byte: 0x61), Remembering(byte: 0x31), Remembering(byte: 0x32)],
    ]
    for pipeline in pipelines.map({ Pipeline(stages: $0) }) {
      var windows: [(before: [UInt8], after: [UInt8])] = []
      pipeline.stream().rewritePairs(long.span) { windows.append((Array($0), Array($1))) }
      for start in windows.indices {
        let stream = pipeline.stream()
        let before = windows[max(0, start - pipeline.memory)..<start].flatMap(\.before)
        let rest = windows[start...].flatMap(\.before)
        var output: [UInt8] = []
        stream.prepare(with: before.span)
        stream.push(rest.span) { output += Array($0) }
        stream.endDocument { output += Array($0) }
        #expect(output == windows[start...].flatMap(\.after))
      }
    }
  }

  @Test func changesOfLongDocumentsReplay() {
    let pipeline = Pipeline(stages: [Doubling(), Removing()])
    let output = pipeline.rewrite(long.span)
    var replayed: [UInt8] = []
    var done = 0
    var line = 1
    for change in pipeline.explain(long.span) {
      line += long[done..<change.input.lowerBound].count { $0 == 0x0A }
      replayed += long[done..<change.input.lowerBound]
      #expect(change.output.lowerBound == replayed.count)
      #expect(change.before == Array(long[change.input]))
      #expect(change.rules.map(\.description) == ["repair/doubling", "normalize/removing"])
      #expect(change.confidence == 0.5)
      #expect(change.line == line)
      replayed += change.after
      done = change.input.upperBound
    }
    replayed += long[done...]
    #expect(replayed == output)
  }

  @Test func streamIsReadyForAnotherDocument() {
    let stream = Pipeline(stages: [Doubling()]).stream(isListening: true)
    for _ in 0..<2 {
      var output = ""
      stream.push(Array("xa".utf8).span) { output += String(decoding: Array($0), as: UTF8.self) }
      stream.endDocument { output += String(decoding: Array($0), as: UTF8.self) }
      #expect(output == "xaa")
      #expect(stream.takeChanges().map(\.input) == [1..<2])
      #expect(stream.takeChanges().isEmpty)
    }
  }
}
