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

/// One reading of the text so far, in 24 bytes.
struct ChannelState {
  /// All that what follows can tell apart: states with the same key become one.
  private(set) var key: UInt64
  /// In nats: the likeliest way here.
  var cost: Float = 0
  /// How much likelier all ways here are together than the likeliest; at least 1.
  var share: Float = 1
  /// The last node of its text.
  var node: Int32 = -1
  /// A character that is not in a node yet; 0 where there is none.
  private(set) var emission: UInt32 = 0

  init(context: LanguageModel.Context, lastBytes: (UInt8, UInt8), isShifted: Bool) {
    key = 0
    self.context = context
    self.lastBytes = lastBytes
    self.isShifted = isShifted
  }
}

// MARK: - The key

extension ChannelState {
  /// From the lowest bit: the two tokens, the last two bytes, the pending byte, its kind, two flags.
  private enum Bits {
    static let bytes: UInt64 = 32
    static let pending: UInt64 = 48
    static let pendingMask: UInt64 = 0x3FF << pending
    static let split: UInt64 = 1 << 58
    static let shifted: UInt64 = 1 << 59
  }

  @inline(__always)
  var context: LanguageModel.Context {
    get { LanguageModel.Context(older: UInt16(truncatingIfNeeded: key >> 16), newer: UInt16(truncatingIfNeeded: key)) }
    set { key = key & ~0xFFFF_FFFF | UInt64(newValue.older) << 16 | UInt64(newValue.newer) }
  }

  /// The last two bytes of the text without what was inserted; 0 where one is not known.
  @inline(__always)
  var lastBytes: (UInt8, UInt8) {
    get { (UInt8(truncatingIfNeeded: key >> (Bits.bytes + 8)), UInt8(truncatingIfNeeded: key >> Bits.bytes)) }
    set { key = key & ~(0xFFFF << Bits.bytes) | (UInt64(newValue.0) << 8 | UInt64(newValue.1)) << Bits.bytes }
  }

  @inline(__always)
  var pending: PendingLead {
    get {
      let byte = UInt8(truncatingIfNeeded: key >> Bits.pending)
      return switch key >> (Bits.pending + 8) & 3 {
      case 0: .none
      case 1: .known(byte)
      case 2: .unknown
      default: .deletedAfter(byte)
      }
    }
    set {
      let (kind, byte): (UInt64, UInt8) =
        switch newValue {
        case .none: (0, 0)
        case .known(let lead): (1, lead)
        case .unknown: (2, 0)
        case .deletedAfter(let first): (3, first)
        }
      key = key & ~Bits.pendingMask | (kind << 8 | UInt64(byte)) << Bits.pending
    }
  }

  /// Whether a character has begun and has not ended.
  @inline(__always)
  var isPending: Bool { key & Bits.pendingMask != 0 }

  /// Whether a gloss stood between the pending lead byte and what follows.
  @inline(__always)
  var isSplit: Bool {
    get { key & Bits.split != 0 }
    set { key = newValue ? key | Bits.split : key & ~Bits.split }
  }

  /// Whether the decoder read astride here, even if a mark brought characters back in line since; ASCII ends it.
  @inline(__always)
  var isShifted: Bool {
    get { key & Bits.shifted != 0 }
    set { key = newValue ? key | Bits.shifted : key & ~Bits.shifted }
  }
}

// MARK: - The text

extension ChannelState {
  private static let copyBit: UInt32 = 1 << 31

  /// Sets the character that is to come into a node; `isCopy` tells that it is the token itself.
  @inline(__always)
  mutating func emit(_ codePoint: UInt32, isCopy: Bool = false) {
    emission = isCopy ? codePoint | Self.copyBit : codePoint
  }

  @inline(__always)
  var hasEmission: Bool { emission != 0 }

  /// Ends a character: nothing is pending.
  @inline(__always)
  mutating func end(with character: ChannelCharacter) {
    key = key & 0xFFFF_FFFF | UInt64(character.pair) << Bits.bytes | key & Bits.shifted
  }

  /// The character that is not in a node yet, as one.
  @inline(__always)
  mutating func takeNode(token: Int32) -> ChannelNode {
    defer { emission = 0 }
    let isCopy = emission & Self.copyBit != 0
    return ChannelNode(previous: node, codePoint: emission & ~Self.copyBit, token: token, cost: cost, isCopy: isCopy)
  }
}

/// A character of a reading's text.
struct ChannelNode {
  var previous: Int32
  var codePoint: UInt32
  /// The token that it was emitted at, counted from the region's start.
  var token: Int32
  /// What its reading cost so far.
  var cost: Float
  /// Whether it is that token itself.
  var isCopy: Bool
}
