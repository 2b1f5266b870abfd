// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What a page says where nothing of it is lost: counts of its pairs and triples of characters, mixed with the language model.
///
/// A page says 軟體包 or 데비안 many times over, and bytes are lost of some of them only.
final class PageText {
  /// How much of the probability the page's counts get, by pair and by triple.
  private static let shares: (pair: Float, triple: Float) = (0.3, 0.3)
  private static let size = 1 << 17
  private static let space: UInt32 = 0x20

  private var slots: [Slot] = []
  private var used = 0

  private struct Slot {
    var key: UInt64 = 0
    var count: Float = 0
  }

  var isEmpty: Bool { used == 0 }

  /// Forgets everything.
  func removeAll() {
    if used > 0 { slots.removeAll(keepingCapacity: true) }
    used = 0
  }

  // MARK: - Counting

  /// Counts a line.
  ///
  /// - Parameters:
  ///   - gaps: characters that were filled in, in order; what touches one is left out.
  ///   - times: how often; -1 takes back what was counted, so that a line says nothing for itself.
  func add(_ codes: [UInt32], gaps: [Gap], times: Float = 1) {
    if slots.isEmpty { slots = [Slot](repeating: Slot(), count: Self.size) }
    var (older, last) = (Self.space, Self.space)
    var since = 2
    var next = 0
    for (index, code) in codes.enumerated() {
      if next < gaps.count, gaps[next].place == index {
        next += 1
        since = 0
      } else {
        since += 1
        if since > 1 { count(Self.folded(code), last, since > 2 ? older : nil, times) }
      }
      (older, last) = (last, Self.folded(code))
    }
  }

  private func count(_ code: UInt32, _ last: UInt32, _ older: UInt32?, _ times: Float) {
    guard times < 0 || used + 4 < Self.size / 4 * 3 else { return }
    change(Self.key(last), times)
    change(Self.key(last, code), times)
    guard let older else { return }
    change(Self.key(older, last) | 1 << 63, times)
    change(Self.key(older, last, code), times)
  }

  // MARK: - Costs

  /// The cost in nats of a character whose cost by the language model is given, after two others.
  @inline(__always)
  func cost(of code: UInt32, after last: UInt32, _ older: UInt32, given cost: Float) -> Float {
    let pair = count(Self.key(Self.folded(last), code))
    guard pair > 0 else { return cost }
    return mixed(code, Self.folded(last), Self.folded(older), pair, cost)
  }

  private func mixed(_ code: UInt32, _ last: UInt32, _ older: UInt32, _ pair: Float, _ cost: Float) -> Float {
    var share = Self.shares.pair * pair / (count(Self.key(last)) + 1)
    let triple = count(Self.key(older, last, code))
    if triple > 0 { share += Self.shares.triple * triple / (count(Self.key(older, last) | 1 << 63) + 0.5) }
    return cost - naturalLogarithm(1 + share / max(exponential(-cost), 1e-30))
  }

  // MARK: - Table

  /// Digits are alike, and so are Latin letters.
  @inline(__always)
  private static func folded(_ code: UInt32) -> UInt32 {
    guard code < 0x80 else { return code }
    switch UInt8(code) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return 0x61
    default: return code
    }
  }

  private static func key(_ a: UInt32) -> UInt64 { UInt64(a) + 1 }

  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a + 1) << 21 | UInt64(b) }

  private static func key(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt64 { UInt64(a + 1) << 42 | UInt64(b) << 21 | UInt64(c) }

  private func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: ModelFormat.hash(key) >> 47) }

  private func change(_ key: UInt64, _ times: Float) {
    var slot = slot(key)
    while slots[slot].key != key {
      if slots[slot].key == 0 {
        // A full table has not counted everything that is taken back.
        if times < 0 { return }
        slots[slot].key = key
        used += 1
        break
      }
      slot = (slot + 1) & (Self.size - 1)
    }
    slots[slot].count = max(0, slots[slot].count + times)
  }

  private func count(_ key: UInt64) -> Float {
    guard !slots.isEmpty else { return 0 }
    var slot = slot(key)
    while slots[slot].key != key {
      if slots[slot].key == 0 { return 0 }
      slot = (slot + 1) & (Self.size - 1)
    }
    return slots[slot].count
  }
}
