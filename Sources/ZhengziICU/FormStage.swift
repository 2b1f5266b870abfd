// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Brings text to a Unicode normalization form.
///
///     Pipeline(stages: [try FormStage(.nfc)]).rewrite("e\u{301}")   // "é"
///
/// Characters that no form changes (ASCII, Han, kana) are skipped at about 1 GB/s; only what may change goes through ICU.
public struct FormStage: Stage {
  private let normalizer: Normalizer
  private let form: UnicodeForm

  public init(_ form: UnicodeForm) throws(ZhengziError) {
    normalizer = try Normalizer(form)
    self.form = form
  }

  public func makeRun() -> any StageRun {
    FormRun(normalizer, form)
  }

  public var remembers: Bool { false }
}

private final class FormRun: StageRun {
  private let normalizer: Normalizer
  private let stable: StableCharacters
  private let rule: Rule
  private var units: [UInt16] = []
  private var normal: [UInt16] = []
  private var bytes: [UInt8] = []

  init(_ normalizer: Normalizer, _ form: UnicodeForm) {
    self.normalizer = normalizer
    stable = StableCharacters(form: form)
    rule = Rule(.normalize, form.name)
  }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    var done = 0
    /// Where the last stable character starts: a mark after it may join it.
    var last = 0
    var i = 0
    while i < window.count {
      let length = stable.length(window, at: i)
      if length > 0 {
        last = i
        i += length
        continue
      }
      let end = unstableEnd(window, from: i)
      if end > i { normalize(last..<end, of: window, &done, into: &writer) }
      // A byte that is no text is a barrier.
      i = max(end, i + 1)
      last = i
    }
    guard done > 0 else { return .unchanged }
    writer.copy(done..<window.count, of: window)
    return .rewritten
  }

  /// The end of the characters from `start` on that may change, before the next stable one or invalid byte.
  private func unstableEnd(_ window: Span<UInt8>, from start: Int) -> Int {
    var i = start
    while i < window.count, stable.length(window, at: i) == 0, let (_, length) = window.codePoint(at: i) { i += length }
    return i
  }

  private func normalize(_ range: Range<Int>, of window: Span<UInt8>, _ done: inout Int, into writer: inout Writer) {
    units.removeAll(keepingCapacity: true)
    _ = units.append(utf8: window, from: range.lowerBound, to: range.upperBound)
    normalizer.normalize(units, into: &normal)
    guard normal != units else { return }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(utf16: normal)
    writer.copy(done..<range.lowerBound, of: window)
    if writer.isListening {
      Alignment.write(bytes, for: range, of: window, rule: rule, into: &writer)
    } else {
      writer.output += bytes
    }
    done = range.upperBound
  }
}
