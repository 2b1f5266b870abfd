// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What the page itself says often: counts of its pairs and triples of tokens, mixed with the language model.
///
/// A page says 單元格 or 數據庫 many times over; one of them broken is read as the others stand. Counts of a window take at most 1 MB.
struct PageModel {
  /// How much of the probability the page's counts get, by pair and by triple.
  private static let shares: (pair: Float, triple: Float) = (0.08, 0.12)

  private var slots = [Slot](repeating: Slot(), count: 1 << 16)
  private var used = 0
  /// A bit for each hash of a pair that was counted, to say no at once.
  private var pairs = [UInt64](repeating: 0, count: 1 << 10)

  private struct Slot {
    var key: UInt64 = 0
    var count: Float = 0
  }

  /// Forgets everything.
  mutating func removeAll() {
    guard used > 0 else { return }
    for i in slots.indices { slots[i] = Slot() }
    used = 0
    for i in pairs.indices { pairs[i] = 0 }
  }

  /// Counts a text: glosses are left out, and so is what may be broken, from a `?` to the next mark but one beside it.
  mutating func add(_ window: Span<UInt8>, _ range: Range<Int>, _ gbk: GBK, _ model: LanguageModel) {
    var context = LanguageModel.Context.lineStart
    var i = range.lowerBound
    var soundFrom = i
    while i < range.upperBound {
      let token = gbk.token(in: window, at: i)
      i = token.end
      switch token.kind {
      case .gloss: continue
      case .question, .brokenGloss: soundFrom = .max
      case .lineEnd: soundFrom = i
      case .pair, .ascii, .other: break
      }
      if soundFrom == .max {
        let isAfterQuestion = token.start > 0 && window[token.start - 1] == UInt8(ascii: "?")
        if token.isPassMark, token.kind != .question, !isAfterQuestion { soundFrom = i }
        context = .lineStart
        continue
      }
      guard let word = model.token(token.kind == .lineEnd ? 0x0A : token.codePoint) else { continue }
      guard word != context.newer || word >= ModelFormat.firstCharacter else { continue }
      count(word, context)
      context = LanguageModel.Context(older: context.newer, newer: word)
    }
  }

  private mutating func count(_ token: LanguageModel.Token, _ context: LanguageModel.Context) {
    guard used + 4 < slots.count * 3 / 4 else { return }
    increment(Self.single(token))
    increment(Self.pair(context.newer, token))
    let bit = Self.bit(context.newer, token)
    pairs[bit >> 6] |= 1 << UInt64(bit & 63)
    increment(Self.triple(context.older, context.newer, token))
  }

  /// The cost in nats of a token whose cost by the language model is given.
  @inline(__always)
  func cost(of token: LanguageModel.Token, after context: LanguageModel.Context, given cost: Float) -> Float {
    let bit = Self.bit(context.newer, token)
    guard pairs[bit >> 6] >> UInt64(bit & 63) & 1 != 0 else { return cost }
    let pair = count(Self.pair(context.newer, token))
    guard pair > 1 else { return cost }
    // One of each is taken off: the place at hand may be among those counted.
    let byPair = max(0, pair - 1) / (count(Self.single(context.newer)) + 1)
    let triple = count(Self.triple(context.older, context.newer, token))
    let byTriple = max(0, triple - 1) / (count(Self.pair(context.older, context.newer)) + 1)
    let page = Self.shares.pair * byPair + Self.shares.triple * byTriple
    return cost - logarithmOfSum(page, cost)
  }

  /// ln(e^-cost + share) + cost: by how much a share of probability lowers a cost.
  private func logarithmOfSum(_ share: Float, _ cost: Float) -> Float {
    let ratio = share / max(exponential(-cost), 1e-30)
    return naturalLogarithm(1 + ratio)
  }

  @inline(__always)
  private static func bit(_ a: LanguageModel.Token, _ b: LanguageModel.Token) -> Int {
    Int(truncatingIfNeeded: (UInt32(a) &* 0x9E37_79B1 &+ UInt32(b) &* 0x85EB_CA6B) >> 16)
  }

  private static func single(_ a: LanguageModel.Token) -> UInt64 { 1 << 62 | UInt64(a) }

  private static func pair(_ a: LanguageModel.Token, _ b: LanguageModel.Token) -> UInt64 { 2 << 62 | ModelFormat.key(a, b) }

  private static func triple(_ a: LanguageModel.Token, _ b: LanguageModel.Token, _ c: LanguageModel.Token) -> UInt64 {
    3 << 62 | ModelFormat.key(a, b, c)
  }

  private mutating func increment(_ key: UInt64) {
    var slot = Int(truncatingIfNeeded: ModelFormat.hash(key) >> 48)
    while slots[slot].key != key {
      if slots[slot].key == 0 {
        slots[slot].key = key
        used += 1
        break
      }
      slot = (slot + 1) & 0xFFFF
    }
    slots[slot].count += 1
  }

  private func count(_ key: UInt64) -> Float {
    var slot = Int(truncatingIfNeeded: ModelFormat.hash(key) >> 48)
    while slots[slot].key != key {
      if slots[slot].key == 0 { return 0 }
      slot = (slot + 1) & 0xFFFF
    }
    return slots[slot].count
  }
}
