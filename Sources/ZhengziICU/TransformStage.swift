// SPDX-License-Identifier: Apache-2.0

import Synchronization
import ZhengziCore

/// An ICU transform, by name or from a user's rules, as a stage.
///
///     let stage = try TransformStage(id: "Katakana-Hiragana")
///     Pipeline(stages: [stage]).rewrite("カナ")   // "かな"
///
/// A line is transformed by itself, its line feed included; a line above 2 KiB in pieces that end after a space or a sentence mark, so that
/// the cost stays linear. Bytes that are not UTF-8 pass and part the text around them.
public struct TransformStage: Stage {
  private let prototype: Prototype
  private let rule: Rule

  /// A transform of `zhengzi list transforms`, or a chain: `Any-Latin; Latin-ASCII`. Throws where a name is not known.
  public init(id: String) throws(ZhengziError) {
    prototype = Prototype(try Transliterator(id: id))
    rule = Rule(.transform, id)
  }

  /// Rules in ICU's transform syntax. Throws with the line and the place where they do not compile.
  ///
  /// - Parameters:
  ///   - rules: the text of the rules.
  ///   - file: what to call them in an error.
  public init(rules: String, file: String) throws(ZhengziError) {
    prototype = Prototype(try Transliterator(rules: rules, file: file))
    rule = Rule(.transform, "rules")
  }

  public func makeRun() -> any StageRun {
    TransformRun(prototype.clone(), rule)
  }

  public var remembers: Bool { false }
}

/// What each thread's transliterator is cloned from: compiled once.
private final class Prototype: Sendable {
  private let transliterator: Mutex<Transliterator>

  init(_ transliterator: consuming sending Transliterator) {
    self.transliterator = Mutex(transliterator)
  }

  func clone() -> sending Transliterator? {
    transliterator.withLock { $0.clone() }
  }
}

private final class TransformRun: StageRun {
  private let transliterator: Transliterator?
  private let rule: Rule
  private var units: [UInt16] = []
  private var bytes: [UInt8] = []

  init(_ transliterator: consuming Transliterator?, _ rule: Rule) {
    self.transliterator = transliterator
    self.rule = rule
  }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    guard transliterator != nil else { return .unchanged }
    var done = 0
    var start = 0
    while start < window.count {
      let end = LinePieces.end(window, from: start)
      let stop = transform(window, start, end)
      if stop == start {
        start += 1
        continue
      }
      if !isSame(window, start, stop) {
        writer.copy(done..<start, of: window)
        write(start..<stop, of: window, into: &writer)
        done = stop
      }
      start = stop
    }
    guard done > 0 else { return .unchanged }
    writer.copy(done..<window.count, of: window)
    return .rewritten
  }

  /// Transforms the well-formed text from `start` on into `bytes`; returns where it ends.
  private func transform(_ window: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    units.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    let stop = units.append(utf8: window, from: start, to: end)
    transliterator?.transform(&units)
    bytes.append(utf16: units)
    return stop
  }

  private func isSame(_ window: Span<UInt8>, _ start: Int, _ stop: Int) -> Bool {
    window.extracting(start..<stop).withUnsafeBufferPointer { $0.elementsEqual(bytes) }
  }

  private func write(_ range: Range<Int>, of window: Span<UInt8>, into writer: inout Writer) {
    if writer.isListening {
      Alignment.write(bytes, for: range, of: window, rule: rule, into: &writer)
    } else {
      writer.output += bytes
    }
  }
}
