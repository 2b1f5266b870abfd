// SPDX-License-Identifier: Apache-2.0

/// What a ``Line`` holds.
struct LineState: ~Copyable {
  var tokens = TokenBuffer()
  /// Memory for ``applySplices(_:)``, kept between lines.
  var spare = TokenBuffer()
  /// What the rule that runs wants to put in the place of ranges of tokens.
  var splices: [Splice] = []
  /// Memory for the rules that ask for sentences, kept between lines.
  var finder = SentenceFinder()
  /// Memory for the rules that pair marks, kept between lines.
  var places: [Int] = []
  var pairs: [Quotes.Pair] = []
  /// What it holds, since ``survey()``.
  var traits: LineTraits = []
  /// How many changes the rules made since ``load(_:_:)``.
  var changes = 0
  var hasNotes = false
  /// Whether its quotation marks do not pair up.
  var hasLooseQuotes = false
  /// Whether its quotation marks were paired with those of other lines.
  var isInPairedLines = false
  /// Whether any span but plain numbers is protected.
  var isProtected = false
  /// The bytes of the window that the user protects, sorted and apart.
  var userText: [Range<Int>] = []
  /// The first token with a change or a note, and how many tokens follow the last one.
  var firstTouched = Int.max
  var untouchedTail = Int.max

  /// Appends a range of the tokens to the spare ones.
  mutating func save(_ range: Range<Int>) { spare.append(range, of: tokens) }

  /// Puts the spare tokens in the place of the others.
  mutating func takeSpare() { swap(&tokens, &spare) }
}
