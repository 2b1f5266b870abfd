// SPDX-License-Identifier: Apache-2.0

/// What each move of the channel costs, in nats: the lattice's one table.
struct ChannelCosts {
  /// A gloss after its own character.
  var aligned: Float = 0.3
  /// A gloss on two bytes of two characters.
  var astride: Float = 1
  /// A reading that is not the character's first one.
  var secondReading: Float = 0.5
  /// A reading without its tone mark.
  var toneless: Float = 2
  /// A gloss on a character of GB 2312, which the channel never annotates.
  var plainCharacter: Float = 7
  /// A gloss that is real: it stays.
  var realGloss: Float = 6
  /// A gloss whose bytes are not known.
  var blindGloss: Float = 4
  /// A gloss whose bytes do not fit.
  var strayGloss: Float = 9
  /// `?shí)` as it stands.
  var literalBrokenGloss: Float = 15
  /// `?shí)` for a character of which both bytes are lost.
  var lostCharacter: Float = 2
  /// The same where nothing shows that it was read astride.
  var lostCharacterInLine: Float = 9
  /// `?` for a character of which both bytes are lost.
  var lostWhole: Float = 3
  /// `?shí)` that closes another character than its own.
  var foreignClosing: Float = 14
  /// `?` as it stands.
  var literalQuestion: Float = 0
  /// `?` for the lead byte that a mark was split from.
  var orphanBeforeMark: Float = 2
  /// `?` for a lead byte elsewhere.
  var orphan: Float = 6
  /// `?` for a trail byte, before a mark or line end, or with a swallowed space before ASCII.
  var lostTrail: Float = 0.5
  /// The same where a character follows, which seldom has a space before it.
  var lostTrailBeforeHan: Float = 2
  /// A private-use pair that was deleted.
  var deletedPair: Float = 1
  /// An unassigned pair, which vanishes everywhere.
  var vanishedPair: Float = 0.5
  /// `?` for a character whose lead byte was in a deleted pair.
  var lostAfterDeletion: Float = 3
  /// A full-width comma's second byte and what followed it: the commonest deleted pair.
  var deletedComma: Float = 0
  /// A full-width letter that became ASCII.
  var fullWidthLetter: Float = 1.5
  /// A full-width mark that became ASCII.
  var fullWidthMark: Float = 0.5
  /// A line that ends with a lead byte of which nothing is seen.
  var danglingLead: Float = 6
  /// Giving up on a lead byte.
  var reset: Float = 14
  /// A character that is not used in Traditional text.
  var simplified: Float = 5
  /// A rare variant.
  var variant: Float = 4
  /// A character that the language model does not know.
  var unknown: Float = 5
  /// A private-use or unassigned character in the text itself.
  var noCharacter: Float = 12
  /// A symbol, brackets and marks excepted.
  var symbol: Float = 7
  /// A character without its gloss that the page annotates elsewhere.
  var bareAnnotated: Float = 1.5

  /// What a character must cost on average, over so many, for a deleted pair to be supposed there.
  var surprise: Float = 4
  var surpriseReach = 3

  /// `?` for a bracket that its line lacks, and what any bracket is worth that its line lacks.
  var swallowedBracket: Float = 2
  var lackingBracket: Float = 3

  /// How many candidates are tried for a character of which a deleted pair took the first byte.
  var candidatesAfterDeletion = 24

  /// How much less a character may cost in its context than by itself, as far as it is looked for.
  var contextGain: Float = 3

  /// How many states live on, and how much worse than the best they may be.
  var beam = 20
  var threshold: Float = 12
  /// How much worse than the best state one may be before it supposes a deleted pair, and then.
  var suppositionThreshold: Float = 4
  var deletionThreshold: Float = 11
}
