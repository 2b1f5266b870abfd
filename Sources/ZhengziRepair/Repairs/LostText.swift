// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Notes text that is lost for good, and leaves it alone: what replaced it says nothing about what it was.
///
/// 锟斤拷 are two U+FFFD in UTF-8, read as GBK; 烫 and 屯 are bytes that a debugging build left in memory; 锘 at a line's start is a byte order
/// mark, read as GBK.
final class LostText: RepairRun {
  init() {}

  var kinds: Profile.Kinds { [] }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, profile: Profile, into writer: inout Writer) -> Outcome {
    guard writer.isListening else { return .unchanged }
    var done = 0
    var i = 0
    while i < window.count {
      guard window[i] >= 0xE5, let length = length(window, i) else {
        i += 1
        continue
      }
      writer.copy(done..<i, of: window)
      writer.note(i..<i + length, of: window, rule: Repair.lostText.rule, confidence: 0.99)
      i += length
      done = i
    }
    guard done > 0 else { return .unchanged }
    writer.copy(done..<window.count, of: window)
    return .rewritten
  }

  private func length(_ window: Span<UInt8>, _ i: Int) -> Int? {
    if window.has("锟斤拷", at: i) { return run(window, i, ["锟", "斤", "拷"]) }
    if window.has("烫烫烫", at: i) { return run(window, i, ["烫"]) }
    if window.has("屯屯屯", at: i) { return run(window, i, ["屯"]) }
    let isLineStart = i == 0 || window[i - 1] == 0x0A
    return isLineStart && window.has("锘", at: i) ? 3 : nil
  }

  /// The length of a run of these characters, in bytes.
  private func run(_ window: Span<UInt8>, _ start: Int, _ characters: [StaticString]) -> Int {
    var i = start
    while characters.contains(where: { window.has($0, at: i) }) { i += 3 }
    return i - start
  }
}
