// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What was inserted: glosses, whole ones and those whose bracket was swallowed.
extension ChannelLattice {
  mutating func takeGloss(_ state: ChannelState, _ token: ChannelToken) {
    let (r1, r2) = state.lastBytes
    if let cost = glossCost(r1, r2, token.reading, isAstride: state.isPending) {
      var new = state
      new.cost += cost
      new.isSplit = state.isPending
      push(new)
      return
    }
    var stray = state
    stray.cost += r1 == 0 || r2 == 0 ? costs.blindGloss : costs.strayGloss
    stray.isSplit = state.isPending
    push(stray)
    copyGloss(state, cost: costs.realGloss)
  }

  /// What a gloss costs on two bytes; `nil` where they are no character that is read so.
  private func glossCost(_ lead: UInt8, _ trail: UInt8, _ reading: UInt16, isAstride: Bool) -> Float? {
    guard let cell = gbk.cell(lead, trail), let rank = gbk.reading(reading, of: cell) else { return nil }
    let pair = UInt16(lead) << 8 | UInt16(trail)
    return (isAstride ? costs.astride : costs.aligned) + (rank == .leading ? 0 : costs.secondReading)
      + (gbk.hasTone(reading) ? 0 : costs.toneless) + (GBKFormat.isGB2312(pair) ? costs.plainCharacter : 0)
  }

  /// Takes a gloss as text of its own.
  private mutating func copyGloss(_ state: ChannelState, cost: Float) {
    var new = state
    new.cost += cost + (state.isPending ? costs.reset : 0)
    new.pending = .none
    new.isSplit = false
    new.lastBytes = (0, UInt8(ascii: ")"))
    new.emit(ChannelToken.wholeGloss, isCopy: true)
    push(new)
  }

  mutating func takeBrokenGloss(_ state: ChannelState, _ token: ChannelToken) {
    let last = state.lastBytes.1
    for pair in gbk.characters(read: token.reading) where pair & 0xFF >= 0x80 {
      if UInt8(pair >> 8) == last { closeKnown(state, pair, token) } else { closeLost(state, pair, token) }
    }
    if state.isPending { closeForeign(state, token) }
    copyGloss(state, cost: costs.literalBrokenGloss)
  }

  /// The swallowed byte is known from the last one and the reading.
  private mutating func closeKnown(_ state: ChannelState, _ pair: UInt16, _ token: ChannelToken) {
    let trail = UInt8(pair & 0xFF)
    guard let cost = glossCost(state.lastBytes.1, trail, token.reading, isAstride: !state.isPending) else { return }
    var new = state
    new.cost += cost
    guard state.isPending else { return open(new, trail) }
    new.isSplit = true
    close(new, with: trail)
  }

  /// Both bytes of the annotated character are lost, or its lead byte was in a deleted pair.
  private mutating func closeLost(_ state: ChannelState, _ pair: UInt16, _ token: ChannelToken) {
    let (lead, trail) = (UInt8(pair >> 8), UInt8(pair & 0xFF))
    var lost: Float = 0
    switch state.pending {
    case .none: lost = state.isShifted ? costs.lostCharacter : costs.lostCharacterInLine
    case .known: return
    case .unknown: break
    case .deletedAfter(let first):
      guard candidates.isDeleted(first, lead, keepsPrivateUse: page.keepsPrivateUse) else { return }
    }
    guard state.cost + lost < bound, let character = candidates.character(lead, trail) else { return }
    guard let cost = glossCost(lead, trail, token.reading, isAstride: false) else { return }
    if let new = adding(character, to: state, cost: cost + lost) { push(new) }
  }

  /// The pending character ends with a byte that is lost and does not fit the reading; or a deleted pair stood between.
  private mutating func closeForeign(_ state: ChannelState, _ token: ChannelToken) {
    supposeDeletedPair(state)
    for i in supposed.indices {
      for pair in gbk.characters(read: token.reading) where pair & 0xFF >= 0x80 { closeLost(supposed[i], pair, token) }
    }
    guard case .known(let lead) = state.pending, state.cost + costs.foreignClosing < bound else { return }
    for character in candidates.beginningWith(lead) {
      if isHopeless(character, after: state) { break }
      if let new = adding(character, to: state, cost: costs.foreignClosing) { push(new) }
    }
  }
}

extension ChannelToken {
  /// Stands for a gloss that is copied whole.
  static let wholeGloss: UInt32 = 0x10FFFF
}
