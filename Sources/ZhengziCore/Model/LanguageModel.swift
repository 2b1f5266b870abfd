// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat

/// How likely a character is after the two before it: the judge between candidates, shared by repair and conversion.
///
/// An interpolated modified Kneser-Ney trigram over *tokens*: characters folded to Simplified, with full-width marks as ASCII, all digits
/// as one, all Latin letters as one, so that one model serves both scripts. Spaces have no token and runs of digits or letters count
/// once: ``score(_:after:)`` sees to that. Trained by `train-model` on the texts in `Tables/model/SOURCES.tsv`.
///
///     let model = LanguageModel.standard
///     var context = LanguageModel.Context.lineStart
///     for scalar in "實辦好".unicodeScalars { total += model.score(model.token(scalar.value), after: &context) }
///
/// Cost: one or two probes of hash tables, 10 to 30 ns.
public struct LanguageModel: @unchecked Sendable {
  /// A character or class of characters.
  public typealias Token = UInt16

  /// The two tokens before the next one.
  public struct Context: Sendable, Hashable {
    public var older: Token
    public var newer: Token

    @inlinable
    public init(older: Token, newer: Token) {
      self.older = older
      self.newer = newer
    }

    /// The start of a line.
    public static let lineStart = Context(older: ModelFormat.lineFeed, newer: ModelFormat.lineFeed)
  }

  /// The model that is built in.
  public static let standard: LanguageModel = {
    guard let image = TableImage(embedded: zhengzi_table_model) else { preconditionFailure("the embedded model is of another version") }
    return LanguageModel(image)
  }()

  /// The one for Japanese and Korean: small, since little text of them may be passed on.
  public static let japaneseKorean: LanguageModel = {
    guard let image = TableImage(embedded: zhengzi_table_model_ja_ko) else { return standard }
    return LanguageModel(image)
  }()

  // SAFETY: the buffers are embedded tables: read-only, alive as long as the process.
  @usableFromInline let classes: UnsafeBufferPointer<UInt16>
  @usableFromInline let unigrams: UnsafeBufferPointer<UInt8>
  @usableFromInline let bigrams: UnsafeBufferPointer<UInt32>
  @usableFromInline let trigrams: UnsafeBufferPointer<UInt32>

  /// A model in a compiled table file; every section must be there.
  public init(_ image: TableImage) {
    classes = image.section(ModelFormat.classes, of: UInt16.self).pointer
    unigrams = image.section(ModelFormat.unigrams, of: UInt8.self).pointer
    bigrams = image.section(ModelFormat.bigrams, of: UInt32.self).pointer
    trigrams = image.section(ModelFormat.trigrams, of: UInt32.self).pointer
    precondition(classes.count == 0x10000 && !unigrams.isEmpty && !bigrams.isEmpty && !trigrams.isEmpty)
  }
}

extension LanguageModel {
  /// The token of a code point; `nil` for what carries no information, such as a space.
  @inlinable @inline(__always)
  public func token(_ codePoint: UInt32) -> Token? {
    guard codePoint < 0x10000 else { return codePoint < 0x20000 ? ModelFormat.unknown : ModelFormat.unknownHan }
    let token = classes[Int(codePoint)]
    return token == ModelFormat.skipped ? nil : token
  }

  /// The cost in nats of a code point in its context, which moves on. Nothing for a space or for one more digit or letter of a run.
  @inlinable @inline(__always)
  public func score(_ codePoint: UInt32, after context: inout Context) -> Float {
    var backOff: Int32?
    return score(codePoint, after: &context, backOff: &backOff)
  }

  /// The same where ``backOff(after:)`` may be known; it is known of the next context then: each pair is looked up once.
  @inlinable @inline(__always)
  public func score(_ codePoint: UInt32, after context: inout Context, backOff: inout Int32?) -> Float {
    guard let token = token(codePoint) else { return 0 }
    if token == context.newer, token == ModelFormat.digits || token == ModelFormat.latin { return 0 }
    let tail = bigram(context.newer, token)
    let cost = cost(of: token, after: context, tail: tail, backOff: backOff ?? self.backOff(after: context))
    context = Context(older: context.newer, newer: token)
    backOff = Self.backOff(of: tail)
    return cost
  }

  /// The cost in nats, -ln p, of a token after two others.
  @inlinable @inline(__always)
  public func cost(of token: Token, after context: Context) -> Float {
    cost(of: token, after: context, backOff: backOff(after: context))
  }

  /// Whether both stand for one character each, and the second was seen after the first. Cost: one probe.
  @inlinable @inline(__always)
  public func knows(_ first: Token, _ second: Token) -> Bool {
    first >= ModelFormat.firstCharacter && second >= ModelFormat.firstCharacter && bigram(first, second) != nil
  }

  /// Starts to load the slot at which the search for a pair begins: the tables are larger than a cache, and what a loop has asked for so
  /// arrives together.
  @inlinable @inline(__always)
  public func prefetch(_ first: Token, _ second: Token) {
    prefetch(bigrams, ModelFormat.hash(ModelFormat.key(first, second)))
  }

  /// Starts to load what ``score(_:after:)`` will look up for text from the start of a line. Cost: 5 ns a character.
  public func prefetch(_ codePoints: [UInt32]) {
    var context = Context.lineStart
    for codePoint in codePoints {
      guard let token = token(codePoint) else { continue }
      prefetch(context.newer, token)
      prefetch(trigrams, ModelFormat.hash(ModelFormat.key(context.older, context.newer, token)))
      context = Context(older: context.newer, newer: token)
    }
  }

  @inlinable @inline(__always)
  func prefetch(_ table: UnsafeBufferPointer<UInt32>, _ hash: UInt64) {
    // SAFETY: a slot is below the count.
    zhengzi_prefetch(table.baseAddress.unsafelyUnwrapped + ModelFormat.slot(hash, of: table.count))
  }

  /// The cost in nats, -ln p, of a token by itself.
  @inlinable
  public func cost(of token: Token) -> Float {
    Float(unigrams[2 * Int(token)]) / ModelFormat.scale
  }

  /// What every token costs more that the model does not know after both tokens of a context, in the model's own steps: a loop over
  /// many tokens asks once.
  @inlinable @inline(__always)
  public func backOff(after context: Context) -> Int32 {
    Self.backOff(of: bigram(context.older, context.newer))
  }

  @inlinable @inline(__always)
  static func backOff(of pair: UInt32?) -> Int32 {
    Int32(truncatingIfNeeded: (pair ?? 0) & 0xFF)
  }

  /// The cost in nats of a token after two others whose ``backOff(after:)`` is given.
  ///
  /// A trigram is looked for only where its last two tokens are a bigram of the table: `train-model` keeps the one with the other.
  @inlinable @inline(__always)
  public func cost(of token: Token, after context: Context, backOff: @autoclosure () -> Int32) -> Float {
    cost(of: token, after: context, tail: bigram(context.newer, token), backOff: backOff())
  }

  /// - Parameter tail: the entry of the last two tokens.
  @inlinable @inline(__always)
  func cost(of token: Token, after context: Context, tail: UInt32?, backOff: @autoclosure () -> Int32) -> Float {
    guard let tail else {
      return Float(backOff() + Int32(unigrams[2 * Int(context.newer) + 1]) + Int32(unigrams[2 * Int(token)])) / ModelFormat.scale
    }
    let hash = ModelFormat.hash(ModelFormat.key(context.older, context.newer, token))
    if let entry = find(trigrams, hash, UInt32(truncatingIfNeeded: hash & 0xFF_FFFF), shift: 8) {
      return Float(entry & 0xFF) / ModelFormat.scale
    }
    return Float(backOff() + Int32(tail >> 8 & 0xFF)) / ModelFormat.scale
  }

  @inlinable @inline(__always)
  func bigram(_ first: Token, _ second: Token) -> UInt32? {
    let hash = ModelFormat.hash(ModelFormat.key(first, second))
    return find(bigrams, hash, UInt32(truncatingIfNeeded: hash & 0xFFFF), shift: 16)
  }

  @inlinable @inline(__always)
  func find(_ table: UnsafeBufferPointer<UInt32>, _ hash: UInt64, _ fingerprint: UInt32, shift: UInt32) -> UInt32? {
    var slot = ModelFormat.slot(hash, of: table.count)
    while true {
      // SAFETY: `slot` starts below the count and wraps; the tables are never full, so the search ends.
      let entry = table[slot]
      if entry == 0 { return nil }
      if entry >> shift == fingerprint { return entry }
      slot = slot &+ 1 == table.count ? 0 : slot &+ 1
    }
  }
}
