// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// A byte that a character has begun with, as far as it is known.
enum PendingLead: Equatable {
  /// Characters begin where tokens do.
  case none
  case known(UInt8)
  /// Nothing is known of it.
  case unknown
  /// The second byte of a deleted pair whose first byte was this.
  case deletedAfter(UInt8)
}

/// One reading of the text so far.
struct ChannelState {
  /// In nats: the likeliest way here.
  var cost: Float = 0
  /// How much likelier all ways here are together than the likeliest; at least 1.
  var share: Float = 1
  var context: LanguageModel.Context
  var pending: PendingLead = .none
  /// The last two bytes of the text without what was inserted; 0 where one is not known.
  var lastBytes: (UInt8, UInt8)
  /// Whether a gloss stood between the pending lead byte and what follows.
  var isSplit = false
  /// Whether the decoder read astride here, even if a mark brought characters back in line since; ASCII ends it.
  var isShifted = false
  /// The last node of its text.
  var node: Int32 = -1
  /// A character that is not in a node yet; 0 where there is none.
  var emitted: UInt32 = 0
  /// Whether that character is the token itself.
  var isCopy = false

  /// Whether two states can be told apart by what follows.
  func isLike(_ other: ChannelState) -> Bool {
    context == other.context && pending == other.pending && lastBytes == other.lastBytes && isSplit == other.isSplit
      && isShifted == other.isShifted
  }
}

/// A character of a reading's text.
struct ChannelNode {
  var previous: Int32
  var codePoint: UInt32
  /// The token that it was emitted at, counted from the region's start.
  var token: Int32
  /// Whether it is that token itself.
  var isCopy: Bool
}
