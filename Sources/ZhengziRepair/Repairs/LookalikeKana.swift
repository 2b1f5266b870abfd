// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// Katakana that optical recognition took for the Han that they look like: ー for 一, ロ for 口, カ for 力.
///
/// The pairs are those of Unicode's confusables (UTS 39, Unicode 15.0), but for strokes that are no words (丿, 亻, 囗). One stands alone between Han, or between Han and a mark or the border of the line; the
/// line has no kana that looks like no Han, so that Japanese is left alone; and the model has to know the Han beside its neighbours.
struct LookalikeKana: PlaceRule {
  /// How much likelier than by itself the Han has to be beside its neighbours, in nats.
  private static let leastBond: Float = 2

  let repair = Repair.lookalikeKana
  let kinds: Profile.Kinds? = nil
  private let model = LanguageModel.standard

  func canStart(_ byte: UInt8) -> Bool { byte == 0xE3 }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    guard let (code, length) = window.codePoint(at: i), let han = Self.han(of: code) else { return nil }
    let before = window.character(before: i)
    let after = window.character(at: i + length)
    guard stands(between: before, and: after), !isJapanese(window, around: i) else { return nil }
    let older = before.flatMap { window.character(before: i - UTF8.width(Unicode.Scalar($0) ?? "?")) }
    let bond = bond(of: han, after: older, before, before: after)
    guard bond > Self.leastBond else { return nil }
    return PlaceMatch(length: length, text: Array(String(han).utf8), confidence: bond > 2 * Self.leastBond ? 0.95 : 0.85)
  }

  private static func isKana(_ code: UInt32) -> Bool {
    (0x3041...0x30FF).contains(code) && code != 0x30FB
  }

  private static func han(of katakana: UInt32) -> Unicode.Scalar? {
    switch katakana {
    case 0x30FC: "一"
    case 0x30A8: "工"
    case 0x30AB: "力"
    case 0x30BF: "夕"
    case 0x30C8: "卜"
    case 0x30CB: "二"
    case 0x30CF: "八"
    case 0x30ED: "口"
    default: nil
    }
  }

  /// Whether there is Han on one side, and on the other Han too or what may end a run of Han.
  private func stands(between before: UInt32?, and after: UInt32?) -> Bool {
    let left = before.map(CharacterKind.init)
    let right = after.map(CharacterKind.init)
    return (isHan(left) || isHan(right)) && (isHan(left) || ends(left)) && (isHan(right) || ends(right))
  }

  private func isHan(_ kind: CharacterKind?) -> Bool { kind == .commonHan || kind == .rareHan }

  private func ends(_ kind: CharacterKind?) -> Bool {
    switch kind {
    case nil, .control, .space, .digit, .punctuationASCII, .punctuation, .wide, .openQuote, .closeQuote: true
    default: false
    }
  }

  /// Whether the line has kana that look like no Han.
  private func isJapanese(_ window: Span<UInt8>, around i: Int) -> Bool {
    var k = i
    while k > 0, window[k - 1] != 0x0A { k -= 1 }
    while k < window.count, window[k] != 0x0A {
      if window[k] == 0xE3, let (code, _) = window.codePoint(at: k), Self.isKana(code), Self.han(of: code) == nil { return true }
      k += 1
    }
    return false
  }

  /// What the Han's neighbours say for it: how much likelier it and the next character are after those before them, in nats.
  private func bond(of han: Unicode.Scalar, after older: UInt32?, _ newer: UInt32?, before next: UInt32?) -> Float {
    guard let token = model.token(han.value) else { return 0 }
    var context = LanguageModel.Context.lineStart
    for code in [older, newer] {
      // What may become Han counts as Han, so that a second run judges as the first did.
      if let code { _ = model.score(Self.han(of: code)?.value ?? code, after: &context) }
    }
    var bond = newer == nil ? 0 : model.cost(of: token) - model.cost(of: token, after: context)
    if let right = next.flatMap(model.token) {
      let context = LanguageModel.Context(older: context.newer, newer: token)
      bond += max(0, model.cost(of: right) - model.cost(of: right, after: context))
    }
    return bond
  }
}
