// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The brackets that a line lacks around a broken region: what is opened before it and never closed, or closed after it and never opened.
struct BracketBalance {
  /// Tokens that would make the line whole, and a bit for each, to say no at once.
  private var lacking: [LanguageModel.Token] = []
  private var bits: UInt64 = 0

  /// Opening and closing forms; the model folds the rest.
  private static let pairs: [(open: UInt32, close: UInt32)] = [
    (0x28, 0x29), (0x201C, 0x201D), (0x2018, 0x2019), (0x300A, 0x300B), (0x3010, 0x3011), (0x5B, 0x5D),
  ]
  private static let tokens: [(open: LanguageModel.Token, close: LanguageModel.Token)] = pairs.compactMap { pair in
    guard let open = LanguageModel.standard.token(pair.open), let close = LanguageModel.standard.token(pair.close) else { return nil }
    return (open, close)
  }
  /// How far a line is looked at, in bytes each way.
  private static let reach = 240

  init() {}

  /// Weighs what stands before and after a region's start, in the line.
  mutating func weigh(before text: Span<UInt8>, after window: Span<UInt8>, from start: Int, _ gbk: GBK, _ model: LanguageModel) {
    lacking.removeAll(keepingCapacity: true)
    bits = 0
    var depths = [Int8](repeating: 0, count: 2 * Self.tokens.count)
    count(text, from: max(0, text.count - Self.reach), to: text.count, gbk, model, restarts: true, depths: &depths, offset: 0)
    count(
      window, from: start, to: min(window.count, start + Self.reach), gbk, model, restarts: false, depths: &depths,
      offset: Self.tokens.count)
    for (k, pair) in Self.tokens.enumerated() {
      let (opened, closed) = (depths[k] > 0, depths[k + Self.tokens.count] > 0)
      if opened, !closed { add(pair.close) }
      if closed, !opened { add(pair.open) }
    }
  }

  private mutating func add(_ token: LanguageModel.Token) {
    lacking.append(token)
    bits |= 1 << UInt64(token & 63)
  }

  /// Whether a token would close, or open, what is open.
  @inline(__always)
  func lacks(_ token: LanguageModel.Token) -> Bool {
    bits >> UInt64(token & 63) & 1 != 0 && lacking.contains(token)
  }

  /// Counts opening brackets before a region, or closing ones after it, that have no partner on their side.
  private func count(
    _ text: Span<UInt8>, from start: Int, to end: Int, _ gbk: GBK, _ model: LanguageModel, restarts: Bool, depths: inout [Int8],
    offset: Int
  ) {
    var i = start
    while i < end {
      let byte = text[i]
      if byte == UInt8(ascii: "\n") {
        if !restarts { return }
        for k in depths.indices { depths[k] = 0 }
      }
      guard let (value, length) = text.codePoint(at: i) else {
        i += 1
        continue
      }
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "?") {
        let token = gbk.token(in: text, at: i)
        if token.kind == .gloss || token.kind == .brokenGloss {
          i = token.end
          continue
        }
      }
      i += length
      guard byte < 0x80 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF, let token = model.token(value) else { continue }
      for (k, pair) in Self.tokens.enumerated() {
        let (plus, minus) = restarts ? (pair.open, pair.close) : (pair.close, pair.open)
        if token == plus { depths[k + offset] += 1 }
        if token == minus { depths[k + offset] = restarts ? max(0, depths[k + offset] - 1) : depths[k + offset] - 1 }
      }
    }
  }
}
